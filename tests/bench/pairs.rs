//! Two servers in turn, A B A B, in one run: what the product costs as a ratio to the bare program, or to another build of itself.

use crate::load::{Client, Operation, Spent};
use crate::process::{Server, cpu_of};
use crate::quiet::Span;
use std::time::Duration;

/// How many requests are under way at the same time.
const CLIENTS: usize = 8;
/// As many phones as save at the same moment after lunch.
const WRITERS: usize = 64;
/// So many disturbed rounds for each one that is wanted are borne.
const PATIENCE: usize = 3;

/// Of one operation: what the first costs in units of the second.
pub struct Ratio {
    name: String,
    /// Processor time of the second ÷ that of the first, per request.
    cpu: Spread,
    /// Requests per second of the first ÷ those of the second.
    rate: Spread,
    /// Processor time per request, microseconds.
    first: Spread,
    second: Spread,
}

/// The middle and the ends of what several rounds gave.
struct Spread {
    least: f64,
    middle: f64,
    most: f64,
}

impl Spread {
    fn of(mut values: Vec<f64>) -> Self {
        values.sort_by(f64::total_cmp);
        let at = |index: usize| values.get(index).copied().unwrap_or(f64::NAN);
        Self { least: at(0), middle: at(values.len() / 2), most: at(values.len().saturating_sub(1)) }
    }
}

/// One side of a comparison: who is asked, and for what.
pub struct Side<'s> {
    pub server: &'s Server,
    pub client: Client,
    pub operation: Operation,
}

/// Measures both sides in turn; `None` where the machine was busy.
pub async fn compare(name: String, sides: [Side<'_>; 2], rounds: usize, time: Duration) -> Option<Ratio> {
    let clients = if sides.iter().any(|side| side.operation == Operation::LogSession) { WRITERS } else { CLIENTS };
    for side in &sides {
        side.client.many(side.operation, clients, time / 2).await;
    }
    let mut kept: Vec<[(f64, f64); 2]> = Vec::new();
    for _ in 0..rounds * PATIENCE {
        let (span, ours) = (Span::begin(), own_time(&sides));
        let (first, second) = (one(&sides[0], clients, time).await, one(&sides[1], clients, time).await);
        if !span.was_disturbed(own_time(&sides).saturating_sub(ours)) {
            kept.push([first, second]);
        }
        if kept.len() == rounds {
            let spread = |of: fn(&[(f64, f64); 2]) -> f64| Spread::of(kept.iter().map(of).collect());
            return Some(Ratio {
                name,
                cpu: spread(|[a, b]| b.0 / a.0),
                rate: spread(|[a, b]| a.1 / b.1),
                first: spread(|[a, _]| a.0),
                second: spread(|[_, b]| b.0),
            });
        }
    }
    None
}

/// The processor time of this program and of both servers.
fn own_time(sides: &[Side<'_>; 2]) -> Duration {
    sides.iter().map(|side| side.server.cpu()).sum::<Duration>() + cpu_of(std::process::id())
}

/// Processor time per request, microseconds, and requests per second.
async fn one(side: &Side<'_>, clients: usize, time: Duration) -> (f64, f64) {
    let before = side.server.cpu();
    let Spent { requests, elapsed } = side.client.many(side.operation, clients, time).await;
    let requests = u32::try_from(requests).map_or(f64::NAN, f64::from);
    ((side.server.cpu() - before).as_secs_f64() * 1e6 / requests, requests / elapsed.as_secs_f64())
}

/// The table of ratios.
pub fn print(first: &str, second: &str, ratios: &[(String, Option<Ratio>)]) {
    println!("\nA = {first}, B = {second}; in turn, the middle of all rounds (least … most); µs are the server's CPU per request");
    println!("what                                    | CPU of B ÷ A            | rate of A ÷ B           | A µs  | B µs");
    println!("----------------------------------------|-------------------------|-------------------------|-------|------");
    for (name, ratio) in ratios {
        let Some(Ratio { name, cpu, rate, first, second }) = ratio else {
            println!("{name:<39} | the machine was busy: no figure");
            continue;
        };
        let told = |Spread { least, middle, most }: &Spread| format!("{middle:>5.3} ({least:>5.3} … {most:>5.3})");
        println!("{name:<39} | {:<23} | {:<23} | {:>5.0} | {:>5.0}", told(cpu), told(rate), first.middle, second.middle);
    }
}
