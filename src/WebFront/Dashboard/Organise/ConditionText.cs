using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Inbox;

namespace Chatbotics.WebFront.Dashboard.Organise;

/// <summary>Conditions as a part of an address: <c>label.anyof.l1,l2;waitingsince.longeragothan.60</c>.</summary>
internal static class ConditionText
{
    /// <summary>Writes conditions; empty for none.</summary>
    /// <param name="conditions">The conditions.</param>
    public static string Write(ImmutableArray<InboxCondition> conditions) => string.Join(';', conditions.Select(static condition =>
        $"{Name(condition.Field)}.{Name(condition.Operator)}.{string.Join(',', condition.Values.Select(static value => Uri.EscapeDataString(value).Replace(".", "%2E", StringComparison.Ordinal)))}"));

    /// <summary>Reads what <see cref="Write"/> wrote; what makes no sense is left out.</summary>
    /// <param name="text">The part of the address; hostile.</param>
    public static ImmutableArray<InboxCondition> Read(string? text)
    {
        if (string.IsNullOrEmpty(text) || text.Length > 4_000)
        {
            return [];
        }

        var conditions = ImmutableArray.CreateBuilder<InboxCondition>();
        foreach (var part in text.Split(';').Take(InboxConditionRules.MaxConditions))
        {
            var pieces = part.Split('.', 3);
            if (pieces.Length == 3
                && InboxConditionRules.TryName<InboxField>(pieces[0], out var field)
                && InboxConditionRules.TryName<InboxOperator>(pieces[1], out var @operator))
            {
                var condition = new InboxCondition(field, @operator, pieces[2].Length == 0 ? [] : [.. pieces[2].Split(',').Select(Uri.UnescapeDataString)]);
                if (InboxConditionRules.Check([condition]).IsEmpty)
                {
                    conditions.Add(condition);
                }
            }
        }

        return conditions.ToImmutable();
    }

    private static string Name<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
