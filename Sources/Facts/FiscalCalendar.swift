/// Years that begin in another month than January: those of a government's budget or of a company.
package struct FiscalCalendar: Hashable, Sendable {
    /// The month in which a year begins, 1 to 12.
    package let firstMonth: Int
    /// Whether a year bears the name of the calendar year in which it ends ("fiscal 2023" began in October 2022).
    package let isNamedByEnd: Bool

    package init(firstMonth: Int, isNamedByEnd: Bool) {
        self.firstMonth = firstMonth
        self.isNamedByEnd = isNamedByEnd
    }

    /// The first day of the fiscal year that began in a calendar year.
    package func start(in year: Int) -> Day? { Day(year, firstMonth, 1) }

    /// The first day of the fiscal year with a name.
    package func start(named year: Int) -> Day? { start(in: isNamedByEnd && firstMonth > 1 ? year - 1 : year) }

    /// The first day of the fiscal year, half or quarter (12, 6 or 3 months) in which a day lies.
    package func start(of months: Int, containing day: Day) -> Day? {
        let (year, month, _) = day.components
        let sinceStart = (month - firstMonth + 12) % 12
        return Day(year, month, 1)?.advanced(months: -(sinceStart % months))
    }
}
