//! What was measured, as a table.

use crate::load::OPERATIONS;
use serde_json::Value;
use std::fmt;
use std::path::Path;
use std::time::Duration;

/// The raw figures of one operation.
pub struct Measured {
    /// How long each request of a single client took.
    pub alone: Vec<Duration>,
    /// How many requests several clients got through, in what time, at what cost to the server.
    pub requests: usize,
    pub elapsed: Duration,
    pub cpu: Duration,
}

/// The figures of one operation.
#[derive(Default)]
pub struct Figures {
    p50: Duration,
    p99: Duration,
    per_second: f64,
    cpu_micros: f64,
    statements: Option<u64>,
}

impl Figures {
    pub fn of(mut measured: Measured) -> Self {
        measured.alone.sort();
        let last = measured.alone.len().saturating_sub(1);
        let at = |percent: usize| measured.alone.get(last * percent / 100).copied().unwrap_or_default();
        let requests = u32::try_from(measured.requests).map_or(f64::NAN, f64::from);
        Self {
            p50: at(50),
            p99: at(99),
            per_second: requests / measured.elapsed.as_secs_f64(),
            cpu_micros: measured.cpu.as_secs_f64() * 1e6 / requests,
            statements: None,
        }
    }
}

/// One line of the table.
pub struct Row {
    pub engine: &'static str,
    pub size: usize,
    pub operation: &'static str,
    pub figures: Figures,
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Figures { p50, p99, per_second, cpu_micros, statements } = &self.figures;
        let (p50, p99) = (p50.as_secs_f64() * 1e3, p99.as_secs_f64() * 1e3);
        let statements = statements.map_or_else(|| "?".to_owned(), |count| count.to_string());
        write!(
            f,
            "{:<13} | {:<10} | {:>8} | {p50:>8.2} | {p99:>8.2} | {per_second:>8.0} | {cpu_micros:>8.0} | {statements:>10}",
            self.operation, self.engine, self.size
        )
    }
}

/// Memory of a server that nobody uses.
pub struct Idle {
    pub engine: &'static str,
    pub size: usize,
    pub resident_kib: u64,
}

/// Adds the most statements that any request of an operation ran, from the server's own log.
pub fn add_statements(rows: &mut [Row], engine: &str, size: usize, log: &Path) {
    let text = std::fs::read_to_string(log).expect("the server's log");
    let lines: Vec<Value> = text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    for operation in OPERATIONS {
        let (method, route) = operation.route();
        let fields = lines.iter().map(|line| &line["fields"]).filter(|fields| fields["method"] == method && fields["route"] == route);
        let most = fields.filter_map(|fields| fields["statements"].as_u64()).max();
        for row in rows.iter_mut().filter(|row| row.engine == engine && row.size == size && row.operation == operation.name()) {
            row.figures.statements = most;
        }
    }
}

/// The table, the growth from the smallest to the largest municipality, and the memory.
pub fn print(rows: &[Row], idle: &[Idle]) {
    println!("\noperation     | engine     | trainees |   p50 ms |   p99 ms |    req/s |  CPU µs  | statements");
    println!("--------------|------------|---------:|---------:|---------:|---------:|---------:|----------:");
    for row in rows {
        println!("{row}");
    }
    println!("(p50 and p99: one client; requests and the server's CPU per request: eight clients)\n");
    for first in rows.iter().filter(|row| Some(row.size) == rows.iter().map(|row| row.size).min()) {
        let same = rows.iter().filter(|row| row.engine == first.engine && row.operation == first.operation);
        if let Some(last) = same.max_by_key(|row| row.size).filter(|last| last.size > first.size) {
            let ratio = last.figures.p50.as_secs_f64() / first.figures.p50.as_secs_f64();
            println!("p50 at {} : p50 at {}, {} on {}: {ratio:.2}", last.size, first.size, first.operation, first.engine);
        }
    }
    for Idle { engine, size, resident_kib } in idle {
        println!("idle memory, {engine}, {size} trainees: {} MiB", resident_kib / 1024);
    }
}
