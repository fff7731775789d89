//! A PostgreSQL of our own for one run: a new cluster in a temporary folder, gone afterwards.

use crate::needs::is_root;
use crate::server::{free_port, stop, wait_until};
use crate::sh::{Outcome, output};
use std::fs;
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::time::Duration;

/// A running server; dropping it stops it and removes its files.
pub struct Cluster {
    folder: PathBuf,
    server: Child,
    pub url: String,
}

/// The folder with `initdb` and `postgres`, the newest version first.
pub fn programs() -> Option<PathBuf> {
    let mut versions: Vec<(u32, PathBuf)> = fs::read_dir("/usr/lib/postgresql")
        .ok()?
        .filter_map(|entry| {
            let entry = entry.ok()?;
            let version = entry.file_name().to_str()?.parse().ok()?;
            let folder = entry.path().join("bin");
            folder.join("postgres").is_file().then_some((version, folder))
        })
        .collect();
    versions.sort();
    versions.pop().map(|(_, folder)| folder)
}

impl Cluster {
    /// Starts a server that forgets everything at a crash, which is what a test wants: no waiting for the disk.
    pub fn start() -> Outcome<Self> {
        Self::start_with(&["-F", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"])
    }

    /// Starts a server that keeps what it has acknowledged, as in production: to measure.
    pub fn start_durable() -> Outcome<Self> {
        Self::start_with(&[])
    }

    /// Starts a server on a free port of the loopback address.
    fn start_with(settings: &[&str]) -> Outcome<Self> {
        let programs = programs().ok_or("PostgreSQL's server is not installed")?;
        let folder = std::env::temp_dir().join(format!("praktikspor-postgres-{}", std::process::id()));
        fs::create_dir(&folder)?;
        let account = if is_root() { Some(unprivileged()?) } else { None };
        if let Some((user, group)) = account {
            chown(&folder, Some(user), Some(group))?;
        }
        let as_account = |name: &str| {
            let mut command = Command::new(programs.join(name));
            command.current_dir(&folder);
            if let Some((user, group)) = account {
                command.uid(user).gid(group);
            }
            command
        };
        let data = folder.join("data");
        output(as_account("initdb").arg("-D").arg(&data).args([
            "--username=praktikspor",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        ]))?;
        let port = free_port()?;
        let log = fs::File::create(folder.join("log"))?;
        let server = as_account("postgres")
            .arg("-D")
            .arg(&data)
            .args(["-h", "127.0.0.1", "-p", &port.to_string(), "-N", "200"])
            .arg("-k")
            .arg(&folder)
            .args(settings)
            .stdout(log.try_clone()?)
            .stderr(log)
            .spawn()?;
        let url = format!("postgres://praktikspor@127.0.0.1:{port}/postgres");
        let mut cluster = Self { folder, server, url };
        let ready = wait_until(Duration::from_secs(30), || {
            Ok(cluster.server.try_wait()?.is_some()
                || output(Command::new(programs.join("pg_isready")).args(["-q", "-h", "127.0.0.1", "-p", &port.to_string()])).is_ok())
        });
        if ready.is_err() || cluster.server.try_wait()?.is_some() {
            let log = fs::read_to_string(cluster.folder.join("log")).unwrap_or_default();
            return Err(format!("PostgreSQL did not start:\n{log}").into());
        }
        Ok(cluster)
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // "Fast shutdown": ends the sessions that a failed test left open.
        stop(&mut self.server, "-INT");
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// An account that is not root: PostgreSQL's own, else `nobody`.
fn unprivileged() -> Outcome<(u32, u32)> {
    let accounts = fs::read_to_string(Path::new("/etc/passwd"))?;
    ["postgres", "nobody"]
        .iter()
        .find_map(|name| {
            let mut parts = accounts.lines().find(|line| line.split(':').next() == Some(name))?.split(':').skip(2);
            Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
        })
        .ok_or_else(|| "no account for PostgreSQL: neither postgres nor nobody".into())
}
