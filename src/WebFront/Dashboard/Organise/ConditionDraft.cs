using System.Globalization;
using Chatbotics.Grains.Abstractions.Inbox;

namespace Chatbotics.WebFront.Dashboard.Organise;

/// <summary>A condition as it is being chosen.</summary>
public sealed class ConditionDraft
{
    /// <summary>What it looks at.</summary>
    public InboxField Field { get; private set; } = InboxField.Label;

    /// <summary>How it compares.</summary>
    public InboxOperator Operator { get; private set; } = InboxOperator.AnyOf;

    /// <summary>The chosen values.</summary>
    public HashSet<string> Values { get; } = new(StringComparer.Ordinal);

    /// <summary>How many of the unit.</summary>
    public int Amount { get; set; } = 1;

    /// <summary>Minutes in the unit.</summary>
    public int Unit { get; set; } = 60;

    /// <summary>The day.</summary>
    public DateTime? Day { get; set; }

    /// <summary>Whether a stretch of time is asked for.</summary>
    public bool NeedsAmount => Operator is InboxOperator.LongerAgoThan or InboxOperator.WithinLast;

    /// <summary>Whether a day is asked for.</summary>
    public bool NeedsDate => Operator is InboxOperator.Before or InboxOperator.After;

    /// <summary>Whether values are asked for.</summary>
    public bool NeedsValues => Operator is InboxOperator.AnyOf or InboxOperator.AllOf or InboxOperator.NoneOf;

    /// <summary>A draft of an existing condition.</summary>
    /// <param name="condition">The condition.</param>
    public static ConditionDraft Of(InboxCondition condition)
    {
        var draft = new ConditionDraft { Field = condition.Field, Operator = condition.Operator };
        if (draft.NeedsAmount && InboxConditionRules.TryMinutes(condition.Values[0], out var minutes))
        {
            draft.Unit = minutes % 1_440 == 0 ? 1_440 : minutes % 60 == 0 ? 60 : 1;
            draft.Amount = minutes / draft.Unit;
        }
        else if (draft.NeedsDate && InboxConditionRules.TryTime(condition.Values[0], out var time))
        {
            draft.Day = time.UtcDateTime.Date;
        }
        else
        {
            draft.Values.UnionWith(condition.Values);
        }

        return draft;
    }

    /// <summary>Takes another field.</summary>
    /// <param name="name">Its name, as the form gives it.</param>
    public void ChangeField(object? name)
    {
        if (Enum.TryParse<InboxField>(name as string, out var field))
        {
            Field = field;
            Operator = InboxConditionRules.OperatorsOf(field)[0];
            Values.Clear();
        }
    }

    /// <summary>Takes another operator.</summary>
    /// <param name="name">Its name, as the form gives it.</param>
    public void ChangeOperator(object? name)
    {
        if (Enum.TryParse<InboxOperator>(name as string, out var choice))
        {
            Operator = choice;
        }
    }

    /// <summary>Takes or leaves a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="isChosen">Whether it is taken.</param>
    public void Choose(string value, bool isChosen)
    {
        if (isChosen)
        {
            Values.Add(value);
        }
        else
        {
            Values.Remove(value);
        }
    }

    /// <summary>The condition.</summary>
    public InboxCondition ToCondition() => new(
        Field,
        Operator,
        NeedsAmount ? [(Amount * Unit).ToString(CultureInfo.InvariantCulture)]
        : NeedsDate ? [Day is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : ""]
        : NeedsValues ? [.. Values.Order(StringComparer.Ordinal)]
        : []);
}
