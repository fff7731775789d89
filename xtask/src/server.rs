//! Starting and stopping the built server.

use crate::build::Kind;
use crate::files::target;
use crate::sh::Outcome;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How long a server may take to end its requests.
const PATIENCE: Duration = Duration::from_secs(10);

/// The built binary.
pub fn binary(kind: Kind) -> PathBuf {
    target().join(kind.server_profile().0).join("praktikspor")
}

/// A port that nobody listens on.
pub fn free_port() -> Outcome<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}

/// Looks again and again until the condition holds; an error after `limit`.
pub fn wait_until(limit: Duration, mut holds: impl FnMut() -> Outcome<bool>) -> Outcome {
    let started = Instant::now();
    while !holds()? {
        if started.elapsed() > limit {
            return Err(format!("waited {} s in vain", limit.as_secs()).into());
        }
        sleep(Duration::from_millis(50));
    }
    Ok(())
}

/// Whether the server on this port says that it is ready.
pub fn is_ready(port: u16) -> bool {
    let ask = || -> std::io::Result<bool> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let mut stream = TcpStream::connect_timeout(&address, Duration::from_secs(1))?;
        stream.set_read_timeout(Some(Duration::from_secs(2)))?;
        stream.write_all(b"GET /health/ready HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")?;
        let mut answer = [0; 12];
        stream.read_exact(&mut answer)?;
        Ok(answer.ends_with(b" 200"))
    };
    ask().unwrap_or(false)
}

/// Asks a process to end with a signal, and ends it when it does not.
pub fn stop(child: &mut Child, signal: &str) {
    let _ = Command::new("kill").args([signal, &child.id().to_string()]).status();
    if wait_until(PATIENCE, || Ok(child.try_wait()?.is_some())).is_err() {
        let _ = child.kill();
        let _ = child.wait();
    }
}
