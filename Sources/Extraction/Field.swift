/// What a named group or a constant of a mention rule can tell: the names that builders of values read. Others are for people.
///
/// The case `partUnit` is written `part-unit` in rules. The fields of the calendar come first, for they exist three times:
/// for a time, and with `from-` and `to-` for the ends of a range.
enum Field: UInt8, CaseIterable {
    case year, month, day, weekday, quarter, half, week, decade, century, season, holiday
    case shortYear, shortDecade, hundreds, tens, ones

    case amount, upper, scale, sign, per, times, plus, and, tenths, hundredths, currency, part, partUnit, unit, name, entity
    case hedge, composition, words, whole, point, fraction, numerator, denominator, unitFraction, denominators, exponent, exponentSign
    case bound, reference, clockTime, base, hour, minute, second, meridiem, dayPart, zone, from, to, ago, context, shift
    case toDate, ending, starting, count, countMore, edge, step, stepUnit, ordinal, fiscal, fitting, leastYear, within
    case multiplier, coarse, nearest, compact
    case andCount, andUnit, andCountMore, thenCount, thenUnit, thenCountMore

    /// Which of the times of a range a field of the calendar belongs to.
    enum Side: UInt8, CaseIterable { case whole, from, to }

    private static let sided: UInt8 = 16

    /// The place of a field among all fields, below `total`.
    func index(_ side: Side = .whole) -> Int {
        rawValue < Self.sided ? Int(rawValue + side.rawValue * Self.sided) : Int(rawValue + 2 * Self.sided)
    }

    static let total = allCases.count + 2 * Int(sided)

    /// The place of the field with a name as patterns have it (`part_unit`, `from_year`); nil when no builder reads it.
    static func index(of name: String) -> Int? { indices[name] }

    private static let indices: [String: Int] = {
        var result: [String: Int] = [:]
        for field in allCases {
            let name = "\(field)".map { $0.isUppercase ? "_" + $0.lowercased() : String($0) }.joined()
            for side in field.rawValue < sided ? Side.allCases : [.whole] {
                result[side == .whole ? name : "\(side)_\(name)"] = field.index(side)
            }
        }
        return result
    }()
}
