//! A cable to a database server, to be cut and mended.

use std::io::copy;
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::spawn;

#[derive(Clone)]
pub struct Proxy {
    pub address: String,
    whole: Arc<AtomicBool>,
    streams: Arc<Mutex<Vec<TcpStream>>>,
}

impl Proxy {
    /// Passes everything on to an address.
    pub fn to(upstream: String) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let proxy = Self { address, whole: Arc::new(AtomicBool::new(true)), streams: Arc::default() };
        let inside = proxy.clone();
        spawn(move || {
            for client in listener.incoming().flatten() {
                if inside.whole.load(Ordering::SeqCst)
                    && let Ok(server) = TcpStream::connect(&upstream)
                {
                    inside.join(&client, &server);
                }
            }
        });
        proxy
    }

    fn join(&self, client: &TcpStream, server: &TcpStream) {
        for (from, to) in [(client, server), (server, client)] {
            let (mut from, mut to) = (from.try_clone().unwrap(), to.try_clone().unwrap());
            self.streams.lock().unwrap().push(from.try_clone().unwrap());
            spawn(move || {
                drop(copy(&mut from, &mut to));
                drop(to.shutdown(Shutdown::Both));
            });
        }
    }

    pub fn cut(&self) {
        self.whole.store(false, Ordering::SeqCst);
        self.streams.lock().unwrap().drain(..).for_each(|stream| drop(stream.shutdown(Shutdown::Both)));
    }

    pub fn mend(&self) {
        self.whole.store(true, Ordering::SeqCst);
    }
}
