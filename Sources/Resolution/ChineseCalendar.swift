import Facts
import Foundation

/// The traditional Chinese calendar: months from new moon to new moon, counted so that the winter solstice lies in the eleventh.
///
/// Positions of sun and moon by J. Meeus, Astronomical Algorithms, 2nd ed., ch. 25 (low accuracy) and 49 (the larger terms): new
/// moons are right to a few minutes, solar terms to a quarter of an hour, between 1800 and 2200. Days are those of China (UTC+8).
enum ChineseCalendar {
    private static let years = 1800...2200
    /// The Julian day of 1970-01-01 at midnight in China.
    private static let epoch = 2_440_587.5 - 8.0 / 24

    /// The day of a month that is no leap month, where the month begins in `year` or the winter before.
    static func day(month: Int, day: Int, in year: Int) -> Day? {
        guard years.contains(year), let start = start(of: month, in: year) else { return nil }
        let date = start.advanced(days: day - 1)
        return date.year == year ? date : nil
    }

    /// The first day from the year's start on which the sun's longitude reaches so many degrees.
    static func day(ofSunAt degrees: Int, in year: Int) -> Day? {
        guard years.contains(year), let first = Day(year, 1, 1) else { return nil }
        // The longitude is near 280° when the year begins, and grows by a degree a day.
        let guess = first.advanced(days: (degrees - 280 + 360) % 360 - 4)
        return (0..<12).lazy.map { guess.advanced(days: $0) }.first { day in
            let (from, to) = (longitude(midnight(day)), longitude(midnight(day.advanced(days: 1))))
            return turn(Double(degrees) - from) < turn(to - from)
        }
    }

    /// Degrees from 0 up to 360.
    private static func turn(_ degrees: Double) -> Double { degrees - 360 * (degrees / 360).rounded(.down) }

    private static func start(of month: Int, in year: Int) -> Day? {
        guard let from = eleventhMonth(of: year - 1), let to = eleventhMonth(of: year) else { return nil }
        let months = (0...14).map { newMoon(from.index + $0) }.prefix { $0 <= to.start }
        // Of thirteen months between two winters the first in which the sun enters no new sign is a leap month.
        let leap = months.count < 14 ? nil : (1..<13).first { sign(months[$0]) == sign(months[$0 + 1]) }
        let place = (month + 1) % 12
        let index = leap.map { place >= $0 ? place + 1 : place } ?? place
        return months.indices.contains(index) ? months[index] : nil
    }

    private static func sign(_ day: Day) -> Int { Int(longitude(midnight(day)) / 30) }

    /// The first day of the month that holds the winter solstice, and the number of its new moon.
    private static func eleventhMonth(of year: Int) -> (start: Day, index: Int)? {
        guard let solstice = day(ofSunAt: 270, in: year) else { return nil }
        var index = Int(((Double(year) + 0.97 - 2000) * 12.3685).rounded()) + 1
        while newMoon(index) > solstice { index -= 1 }
        return (newMoon(index), index)
    }

    private static func midnight(_ day: Day) -> Double { epoch + Double(day.ordinal) }

    private static func sine(_ degrees: Double) -> Double { sin(degrees * .pi / 180) }

    /// The apparent longitude of the sun in degrees.
    private static func longitude(_ julianDay: Double) -> Double {
        // Universal time is about a minute behind that of the formulas.
        let t = (julianDay + 0.0008 - 2_451_545) / 36_525
        let anomaly = 357.52911 + 35_999.05029 * t
        let center = (1.914602 - 0.004817 * t) * sine(anomaly) + 0.019993 * sine(2 * anomaly) + 0.000289 * sine(3 * anomaly)
        return turn(280.46646 + 36_000.76983 * t + center - 0.00569 - 0.00478 * sine(125.04 - 1934.136 * t))
    }

    /// The day in China of the new moon with this number; that of January 6, 2000 has 0.
    private static func newMoon(_ index: Int) -> Day {
        let k = Double(index)
        let t = k / 1236.85
        let sun = 2.5534 + 29.10535670 * k
        let moon = 201.5643 + 385.81693528 * k
        let node = 160.7108 + 390.67050284 * k
        let e = 1 - 0.002516 * t
        var day = 2_451_550.09766 + 29.530588861 * k + 0.00015437 * t * t - 0.0008
        day += -0.40720 * sine(moon) + 0.17241 * e * sine(sun) + 0.01608 * sine(2 * moon) + 0.01039 * sine(2 * node)
        day += 0.00739 * e * sine(moon - sun) - 0.00514 * e * sine(moon + sun) + 0.00208 * e * e * sine(2 * sun)
        day += -0.00111 * sine(moon - 2 * node) - 0.00057 * sine(moon + 2 * node) + 0.00056 * e * sine(2 * moon + sun)
        return Day(ordinal: Int((day - epoch).rounded(.down)))
    }
}
