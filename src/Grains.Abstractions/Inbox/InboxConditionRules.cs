using System.Collections.Immutable;
using System.Globalization;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Tenancy;

namespace Chatbotics.Grains.Abstractions.Inbox;

/// <summary>What conditions must be like. Pure, so that a form can ask before a grain does.</summary>
public static class InboxConditionRules
{
    /// <summary>"Me" as a value of <see cref="InboxField.Assignee"/>.</summary>
    public const string Me = "me";

    /// <summary>How many conditions a filter can have.</summary>
    public const int MaxConditions = 12;

    /// <summary>How many values a condition can have.</summary>
    public const int MaxValues = 50;

    private const int MaxMinutes = 10 * 366 * 24 * 60;

    /// <summary>Checks the conditions of a filter.</summary>
    /// <param name="conditions">The conditions.</param>
    /// <returns>Every error, at "conditions.N"; empty when all are good.</returns>
    public static ImmutableArray<DefinitionError> Check(ImmutableArray<InboxCondition> conditions)
    {
        var errors = ImmutableArray.CreateBuilder<DefinitionError>();
        if (conditions.Length > MaxConditions)
        {
            errors.Add(new("conditions", $"Use at most {MaxConditions} conditions."));
        }

        for (var i = 0; i < conditions.Length; i++)
        {
            if (Check(conditions[i]) is { } sentence)
            {
                errors.Add(new(string.Create(CultureInfo.InvariantCulture, $"conditions.{i}"), sentence));
            }
        }

        return errors.DrainToImmutable();
    }

    /// <summary>How a field can be compared, the usual way first.</summary>
    /// <param name="field">The field.</param>
    public static ImmutableArray<InboxOperator> OperatorsOf(InboxField field) => field switch
    {
        InboxField.Label => [InboxOperator.AnyOf, InboxOperator.AllOf, InboxOperator.NoneOf, InboxOperator.IsSet, InboxOperator.IsNotSet],
        InboxField.Assignee or InboxField.Team => [InboxOperator.AnyOf, InboxOperator.NoneOf, InboxOperator.IsSet, InboxOperator.IsNotSet],
        InboxField.Status or InboxField.Priority or InboxField.Connection or InboxField.Platform or InboxField.Holder => [InboxOperator.AnyOf, InboxOperator.NoneOf],
        InboxField.WaitingSince => [InboxOperator.LongerAgoThan, InboxOperator.WithinLast, InboxOperator.Before, InboxOperator.After, InboxOperator.IsSet, InboxOperator.IsNotSet],
        InboxField.CreatedAt or InboxField.LastActivity => [InboxOperator.WithinLast, InboxOperator.LongerAgoThan, InboxOperator.Before, InboxOperator.After],
        InboxField.Unread => [InboxOperator.IsSet, InboxOperator.IsNotSet],
        _ => [],
    };

    /// <summary>Reads a name in lower case, for example "whatsapp".</summary>
    /// <typeparam name="T">The enumeration.</typeparam>
    /// <param name="name">The name.</param>
    /// <param name="value">The value when the name is good.</param>
    public static bool TryName<T>(string name, out T value)
        where T : struct, Enum =>
        Enum.TryParse(name, ignoreCase: true, out value) && Enum.IsDefined(value) && !char.IsAsciiDigit(name[0]);

    /// <summary>Reads a number of minutes, 1 to ten years.</summary>
    /// <param name="text">The number.</param>
    /// <param name="minutes">The minutes when the number is good.</param>
    public static bool TryMinutes(string text, out int minutes) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out minutes) && minutes is > 0 and <= MaxMinutes;

    /// <summary>Reads a time in ISO 8601; without an offset it is UTC.</summary>
    /// <param name="text">The time.</param>
    /// <param name="time">The time when it is good.</param>
    public static bool TryTime(string text, out DateTimeOffset time) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);

    private static string? Check(InboxCondition condition)
    {
        var values = condition.Values.IsDefault ? [] : condition.Values;
        if (!OperatorsOf(condition.Field).Contains(condition.Operator))
        {
            return "Choose what to compare, and how.";
        }

        if (condition.Operator is InboxOperator.IsSet or InboxOperator.IsNotSet)
        {
            return null;
        }

        if (values.IsEmpty || values.Length > MaxValues || values.Any(string.IsNullOrEmpty))
        {
            return "Choose at least one value.";
        }

        return condition.Operator switch
        {
            InboxOperator.LongerAgoThan or InboxOperator.WithinLast => TryMinutes(values[0], out _) ? null : "Give a number of minutes, 1 or more.",
            InboxOperator.Before or InboxOperator.After => TryTime(values[0], out _) ? null : "Give a date.",
            _ => values.All(value => IsKnown(condition.Field, value)) ? null : "One of the values is not known. Choose again.",
        };
    }

    private static bool IsKnown(InboxField field, string value) => field switch
    {
        InboxField.Status => TryName<ConversationStatus>(value, out _),
        InboxField.Priority => TryName<ConversationPriority>(value, out _),
        InboxField.Platform => TryName<ChannelPlatform>(value, out _),
        InboxField.Holder => TryName<OwnerKind>(value, out _),
        _ => value.Length <= 400,
    };
}
