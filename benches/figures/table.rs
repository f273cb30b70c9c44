//! What was measured, as one table at the end.

/// Rows in the order they were measured.
#[derive(Default)]
pub struct Table {
    rows: Vec<[String; 3]>,
}

impl Table {
    /// A figure with its spread. Printed at once as well, because the whole takes minutes.
    pub fn rate(&mut self, what: &str, unit: &str, values: &[f64]) -> f64 {
        let median = median(values);
        let (least, most) = values.iter().fold((f64::MAX, f64::MIN), |(least, most), value| (least.min(*value), most.max(*value)));
        self.row(what, &format!("{} {unit}", number(median)), &format!("{} – {}, {} rounds", number(least), number(most), values.len()));
        median
    }

    /// Processor seconds for one of many. Nothing is said where the system does not tell.
    pub fn cost(&mut self, what: &str, seconds: &[f64]) {
        let micros: Vec<f64> = seconds.iter().map(|seconds| seconds * 1e6).collect();
        if !micros.is_empty() {
            self.rate(what, "µs", &micros);
        }
    }

    pub fn row(&mut self, what: &str, figure: &str, beside: &str) {
        println!("{what}: {figure} ({beside})");
        self.rows.push([what.into(), figure.into(), beside.into()]);
    }

    pub fn print(&self) {
        println!("\n| what | figure | beside |\n| --- | --- | --- |");
        for [what, figure, beside] in &self.rows {
            println!("| {what} | {figure} | {beside} |");
        }
    }
}

pub fn median(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or_default()
}

fn number(value: f64) -> String {
    if value >= 100.0 { format!("{value:.0}") } else { format!("{value:.2}") }
}
