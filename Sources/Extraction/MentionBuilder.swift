import Facts
import Resolution
import Rules

/// Makes the value of a mention from the fields of a match, by the mention's type. Nil when they make no sense together
/// (February 30), which makes the match none.
struct MentionBuilder {
    let vocabulary: Vocabulary

    func value(of type: String, _ fields: MentionFields, isHelper: Bool) -> MentionValue? {
        switch type {
        case "number": return (NestedNumerals.asked(by: fields) ?? number(fields)).map(MentionValue.number)
        case "ordinal": return ordinal(fields)
        case "percent", "percentage-points": return (amount(fields) ?? number(fields)).map(MentionValue.number)
        case "money": return money(fields)
        case "quantity": return quantity(fields)
        case "entity": return entity(fields)
        case "date", "period", "time", "duration", "set": return TimeBuilder(fields: fields).expression(type: type).map(MentionValue.time)
        default: return isHelper ? MentionValue.none : nil
        }
    }

    private func number(_ fields: MentionFields) -> NumberValue? {
        if let reading = fields.string(.multiplier).flatMap(Multiplier.init(rawValue:)) { return reading.value(fields) }
        if NumberParts.areNamed(in: fields) { return NumberParts(fields: fields).value() }
        return fields.has(.amount) && !fields.has(.words) ? amount(fields) : NumberReader.compose(fields)
    }

    /// The field `amount`, times `scale` where there is one, up to `upper` for a range.
    private func amount(_ fields: MentionFields) -> NumberValue? {
        guard var value = fields.number(.amount).flatMap({ divided($0, fields) }).flatMap({ extended($0, fields) }) else { return nil }
        let scale = fields.decimal(.scale) ?? ExactDecimal(1)
        if fields.string(.sign) != nil { value = NumberValue(point: -value.point, precision: value.precision) }
        guard let upper = fields.number(.upper) else { return value.scaled(by: scale) }
        return range(value.scaled(by: scale), upper.scaled(by: scale))
    }

    private func range(_ value: NumberValue, _ high: NumberValue) -> NumberValue? {
        // "between -5 and -10"
        if high.point.isNegative {
            let (low, high) = value.point <= high.point ? (value, high) : (high, value)
            return NumberValue(point: low.point, precision: max(low.precision, high.precision), upper: high.point)
        }
        // "between 5 and 6 billion": the magnitude behind the range belongs to both ends.
        var low = value
        if low.point > high.point || (low.point * ExactDecimal(1000) <= high.point && !high.point.isZero) {
            guard let factor = sharedMagnitude(high.point, low.point) else { return nil }
            low = low.scaled(by: factor)
        }
        guard low.point <= high.point else { return nil }
        return NumberValue(point: low.point, precision: max(low.precision, high.precision), upper: high.point)
    }

    /// The amount as a fraction of `per` times `times`, behind a whole number `plus`: three and one sixth.
    private func divided(_ value: NumberValue, _ fields: MentionFields) -> NumberValue? {
        guard fields.has(.per) || fields.has(.times) else { return value }
        let divisor = (fields.number(.per)?.point ?? fields.decimal(.per) ?? ExactDecimal(1)) * (fields.number(.times)?.point ?? ExactDecimal(1))
        guard let point = value.point.divided(by: divisor) else { return nil }
        let whole = fields.number(.plus)?.point ?? .zero
        let precision = ExactDecimal.powerOfTen(point.exponent)
        return NumberValue(point: whole.isNegative ? whole - point : whole + point, precision: precision)
    }

    /// What is said behind the unit: a constant `and` (a half), `tenths` and `hundredths` (of a yuan).
    private func extended(_ value: NumberValue, _ fields: MentionFields) -> NumberValue? {
        var result = value
        if fields.has(.and) {
            guard let more = fields.decimal(.and) else { return nil }
            result = NumberValue(point: result.point + more, precision: .powerOfTen(more.exponent))
        }
        for (name, places) in [(Field.tenths, -1), (.hundredths, -2)] where fields.has(name) {
            guard let more = fields.number(name)?.point, more.isInteger, more < ExactDecimal(10) else { return nil }
            result = NumberValue(point: result.point + more * .powerOfTen(places), precision: .powerOfTen(places))
        }
        return result
    }

    /// The power of a thousand that brings `low` into the size of `high`.
    private func sharedMagnitude(_ high: ExactDecimal, _ low: ExactDecimal) -> ExactDecimal? {
        guard !low.isZero else { return ExactDecimal(1) }
        return [3, 6, 9, 12].map { ExactDecimal.powerOfTen($0) }.last { low * $0 <= high }
    }

    private func ordinal(_ fields: MentionFields) -> MentionValue? {
        guard let value = fields.int(.amount) ?? NumberReader.compose(fields)?.point.int, value >= 0 else { return nil }
        return .number(NumberValue(point: ExactDecimal(value), precision: .zero))
    }

    private func money(_ fields: MentionFields) -> MentionValue? {
        guard let value = amount(fields), let words = fields.string(.currency), let currency = vocabulary.rules.currencies[words] else { return nil }
        var sum = value.scaled(by: currency.factor)
        if fields.has(.part) {
            // "3 dollars 50 cents"; without a word for it, the part is of hundredths: "15 dollars 50".
            let factor = fields.string(.partUnit).flatMap { vocabulary.rules.currencies[$0]?.factor } ?? ExactDecimal(1, exponent: -2)
            guard sum.point.isInteger, let part = fields.number(.part), part.point * factor < ExactDecimal(1) else { return nil }
            sum = sum.adding(part.scaled(by: factor))
        }
        return .money(sum, currency: words)
    }

    private func quantity(_ fields: MentionFields) -> MentionValue? {
        if case .quantity(let high, let unit)? = fields.mention(.upper)?.value { return range(fields, high, unit) }
        guard let value = amount(fields), let unit = fields.string(.unit), vocabulary.rules.units[unit] != nil else { return nil }
        guard fields.has(.part) else { return .quantity(value, unit: unit) }
        // "5 feet 2 inches": in the larger unit, which the smaller one must be a part of.
        guard value.point.isInteger, let part = fields.number(.part), let whole = vocabulary.rules.units[unit]?.factor,
            let small = fields.string(.partUnit).flatMap({ vocabulary.rules.units[$0] }), small.dimension == vocabulary.rules.units[unit]?.dimension, !small.dimension.contains("/"),
            let factor = small.factor?.divided(by: whole), part.point * factor < ExactDecimal(1),
            let converted = (part.point * (small.factor ?? .zero)).divided(by: whole)
        else { return nil }
        return .quantity(value.adding(NumberValue(point: converted, precision: part.precision * factor)), unit: unit)
    }

    /// "eight to 10 feet", "8 km to 10 km": from a number or a quantity in the unit of the upper end.
    private func range(_ fields: MentionFields, _ high: NumberValue, _ unit: String) -> MentionValue? {
        var low = fields.number(.amount)
        if case .quantity(let value, let other)? = fields.mention(.amount)?.value, other == unit { low = value }
        return low.flatMap { range($0, high) }.map { .quantity($0, unit: unit) }
    }

    private func entity(_ fields: MentionFields) -> MentionValue? {
        if let name = fields.string(.name) {
            let words = name.split(whereSeparator: { $0 == " " || $0 == "\n" }).joined(separator: " ")
            return words.isEmpty ? nil : .entity([words])
        }
        var ids: [String] = []
        for field in fields.all(.entity) {
            if case .token(let token, _) = field, let mention = fields.mention(token), case .entity(let known) = mention.value {
                ids += known
            } else if let id = fields.string(field) {
                ids.append(id)
            }
        }
        guard !ids.isEmpty, Set(ids).count == ids.count else { return nil }
        return .entity(ids)
    }
}
