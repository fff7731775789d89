//! Settings that are wrong: all of it is said at once.

use crate::server::{binary, command, ended};

#[test]
fn everything_that_is_wrong_is_said_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let away = folder.path().join("findes-ikke");
    let wrong = [
        ("PRAKTIKSPOR_LISTEN", "her".to_owned(), "must be an address and a port"),
        ("PRAKTIKSPOR_DATABASE_URL_FILE", away.display().to_string(), "findes-ikke cannot be read"),
        ("PRAKTIKSPOR_SIGNING_KEY_FILE", folder.path().display().to_string(), "cannot be read"),
        ("PRAKTIKSPOR_PUBLIC_URL", "ftp://praktikspor.example.dk".to_owned(), "must begin with http:// or https://"),
        ("PRAKTIKSPOR_TRUSTED_PROXIES", "10.0.0.1;10.0.0.2".to_owned(), "separated by commas"),
        ("PRAKTIKSPOR_TIME_ZONE", "Mars/Olympus".to_owned(), "must be Europe/Copenhagen or UTC"),
        ("PRAKTIKSPOR_SIGN_IN_BURST", "mange".to_owned(), "must be a whole number"),
        ("PRAKTIKSPOR_LISTNE", "127.0.0.1:80".to_owned(), "is not known; the nearest is PRAKTIKSPOR_LISTEN"),
    ];
    for subcommand in ["serve", "check-config", "migrate"] {
        let mut command = command(binary());
        command.arg(subcommand).current_dir(folder.path());
        command.envs(wrong.iter().map(|(name, value, _)| (name, value)));
        let ended = ended(command);
        assert_eq!(ended.code, Some(78), "{}", ended.stderr);
        for (name, _, what) in &wrong {
            let line = ended.stderr.lines().find(|line| line.trim().starts_with(name)).unwrap_or_default();
            assert!(line.contains(what), "{name}: {}", ended.stderr);
        }
        assert_eq!(ended.stderr.lines().count(), wrong.len() + 1, "and nothing else: {}", ended.stderr);
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "nothing was made");
}

#[test]
fn two_places_for_one_setting_and_a_short_key_are_refused_without_their_values() {
    let folder = tempfile::tempdir().unwrap();
    let (url, key) = (folder.path().join("url"), folder.path().join("key"));
    std::fs::write(&url, "postgres://app:hemmeligt@db/praktikspor").unwrap();
    std::fs::write(&key, "kort-hemmelighed").unwrap();
    let mut command = command(binary());
    command.arg("check-config").env("PRAKTIKSPOR_DATABASE_URL", "postgres://app:hemmeligt@db/praktikspor");
    command.env("PRAKTIKSPOR_DATABASE_URL_FILE", url).env("PRAKTIKSPOR_SIGNING_KEY_FILE", key);
    let ended = ended(command);
    assert_eq!(ended.code, Some(78));
    assert!(ended.stderr.contains("not both") && ended.stderr.contains("at least 32 bytes"), "{}", ended.stderr);
    assert!(!ended.stderr.contains("hemmelig"), "{}", ended.stderr);
}
