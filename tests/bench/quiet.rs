//! Whether the machine is quiet enough: a figure taken beside somebody else's work is no figure.

use std::time::{Duration, Instant};

/// How much of one core others may use.
const OTHERS: f64 = 0.25;
/// How long the machine is watched before anything is measured.
const WATCHED: Duration = Duration::from_secs(2);
/// Linux counts processor time in hundredths of a second (`getconf CLK_TCK`).
const TICK: Duration = Duration::from_millis(10);

/// The processor time that all processes of the machine have used.
fn used() -> Duration {
    let stat = std::fs::read_to_string("/proc/stat").expect("the machine's times");
    let first = stat.lines().next().expect("the sum of all cores");
    let ticks: Vec<u32> = first.split_whitespace().skip(1).filter_map(|word| word.parse::<u64>().ok()).map(truncated).collect();
    // user, nice, system, then idle and waiting, then interrupts.
    let idle = [3_usize, 4];
    let busy = ticks.iter().take(8).enumerate().filter(|(at, _)| !idle.contains(at)).map(|(_, ticks)| *ticks);
    TICK * busy.fold(0_u32, u32::wrapping_add)
}

/// Differences are small; the sums of a machine that has run for long are not.
fn truncated(ticks: u64) -> u32 {
    u32::try_from(ticks & u64::from(u32::MAX)).unwrap_or_default()
}

/// A span in which it is told how much others worked.
pub struct Span {
    at: Instant,
    used: Duration,
}

impl Span {
    pub fn begin() -> Self {
        Self { at: Instant::now(), used: used() }
    }

    /// Whether others worked too much in it, beside what is ours.
    pub fn was_disturbed(&self, ours: Duration) -> bool {
        let others = used().saturating_sub(self.used).saturating_sub(ours);
        others.as_secs_f64() / self.at.elapsed().as_secs_f64() > OTHERS
    }
}

/// Waits for a moment and says whether anybody else is at work.
pub fn is_quiet() -> bool {
    let span = Span::begin();
    std::thread::sleep(WATCHED);
    !span.was_disturbed(Duration::ZERO)
}
