//! The interval of a rate that rests on a count. Knows no table.

/// The exact 95 % interval of the mean of a Poisson count (Garwood 1936).
///
/// ```
/// # use demarche::report::interval::poisson_interval;
/// let (low, high) = poisson_interval(10);
/// assert!((low - 4.7954).abs() < 1e-4 && (high - 18.3904).abs() < 1e-4);
/// ```
pub fn poisson_interval(count: u64) -> (f64, f64) {
    let k = count as f64;
    let low = if count == 0 {
        0.0
    } else {
        gamma_quantile(0.025, k)
    };
    (low, gamma_quantile(0.975, k + 1.0))
}

/// The `p`-quantile of the gamma distribution of shape `a` and scale 1, by bisection.
fn gamma_quantile(p: f64, a: f64) -> f64 {
    let spread = 6.0 * a.sqrt() + 12.0;
    let (mut low, mut high) = ((a - spread).max(0.0), a + spread);
    for _ in 0..80 {
        let middle = f64::midpoint(low, high);
        if gamma_p(a, middle) < p {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

/// The regularised lower incomplete gamma function: a series below the mean, a continued fraction above it.
#[expect(clippy::many_single_char_names, reason = "the names of the literature")]
fn gamma_p(a: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    let front = (a * x.ln() - x - ln_gamma(a)).exp();
    if x < a + 1.0 {
        let (mut term, mut sum, mut n) = (1.0 / a, 1.0 / a, a);
        while term > sum * 1e-15 {
            n += 1.0;
            term *= x / n;
            sum += term;
        }
        return front * sum;
    }
    let tiny = 1e-300;
    let mut b = x + 1.0 - a;
    let (mut c, mut d) = (1.0 / tiny, 1.0 / b);
    let mut h = d;
    for i in 1..100_000 {
        let i = f64::from(i);
        let an = -i * (i - a);
        b += 2.0;
        d = an * d + b;
        d = 1.0 / if d.abs() < tiny { tiny } else { d };
        c = b + an / c;
        c = if c.abs() < tiny { tiny } else { c };
        h *= d * c;
        if (d * c - 1.0).abs() < 1e-15 {
            break;
        }
    }
    1.0 - front * h
}

/// Logarithm of the gamma function for `x` of 1 or more (Stirling's series, shifted up to where it is exact enough).
fn ln_gamma(x: f64) -> f64 {
    let (mut x, mut shift) = (x, 0.0);
    while x < 12.0 {
        shift -= x.ln();
        x += 1.0;
    }
    let y = 1.0 / (x * x);
    let series = (1.0 / 12.0 - y * (1.0 / 360.0 - y * (1.0 / 1260.0 - y / 1680.0))) / x;
    shift + (x - 0.5) * x.ln() - x + 0.5 * std::f64::consts::TAU.ln() + series
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_are_garwoods() {
        // qgamma(.025, k), qgamma(.975, k + 1) of R
        for (count, low, high) in [
            (0, 0.0, 3.688_879),
            (1, 0.025_318, 5.571_643),
            (10, 4.795_389, 18.390_36),
            (100, 81.363_78, 121.627),
            (10_000, 9804.952, 10_197.952),
        ] {
            let (a, b) = poisson_interval(count);
            assert!(
                (a - low).abs() < 2e-3 && (b - high).abs() < 2e-3,
                "{count}: {a} {b}"
            );
        }
        let (low, high) = poisson_interval(3_000_000);
        assert!(low < 3_000_000.0 && high > 3_000_000.0 && high - low < 7000.0);
    }
}
