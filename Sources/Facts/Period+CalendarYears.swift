extension Day {
    /// The day as a decimal of years: 2021-04-03 is 2021.0403. Between two days lie as many full years as the whole part of
    /// their difference tells; what stands behind the point only orders them.
    package var calendarYears: ExactDecimal {
        let (year, month, day) = components
        return ExactDecimal(year) + ExactDecimal(month * 100 + day) * .powerOfTen(-4)
    }
}

extension Period {
    /// The unit of times that are counted in calendar years, the same as that of ages.
    package static let yearsUnit = "year"

    /// When something was that happened on some day of the period.
    package var calendarYears: Quantity {
        let (first, last) = (start.calendarYears, end.advanced(days: -1).calendarYears)
        return Quantity(point: first, precision: .zero, unit: Self.yearsUnit, interval: Interval(low: first, high: last))
    }
}
