using System.Collections.Immutable;
using System.Globalization;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Contacts.Indexing;
using Chatbotics.Grains.Contacts.Ports;

namespace Chatbotics.Grains.Contacts;

/// <summary>Turns conditions that people put together into tests of the store.</summary>
internal static class ContactFilters
{
    /// <summary>The most conditions of one filter.</summary>
    public const int Most = 20;

    private const int MostDays = 36_500;

    /// <summary>The tests, or what is wrong with a condition.</summary>
    /// <param name="where">The conditions; hostile.</param>
    /// <param name="catalogue">The workspace's attributes.</param>
    /// <param name="hasher">The workspace's hashes.</param>
    /// <param name="now">Now.</param>
    /// <param name="refusal">What is wrong; null when nothing is.</param>
    public static ImmutableArray<ContactTest> Compile(
        ImmutableArray<ContactCondition> where,
        ImmutableArray<AttributeDefinition> catalogue,
        ContactHasher hasher,
        DateTimeOffset now,
        out Refusal? refusal)
    {
        refusal = where.Length > Most ? ContactRefusals.NoConditions : null;
        var tests = ImmutableArray.CreateBuilder<ContactTest>();
        for (var index = 0; index < where.Length && refusal is null; index++)
        {
            var (test, advice) = Compile(where[index], catalogue, hasher, now);
            if (test is null)
            {
                refusal = ContactRefusals.BadCondition(index, advice);
            }
            else
            {
                tests.Add(test);
            }
        }

        return refusal is null ? tests.ToImmutable() : [];
    }

    private static (ContactTest? Test, string Advice) Compile(
        ContactCondition condition, ImmutableArray<AttributeDefinition> catalogue, ContactHasher hasher, DateTimeOffset now) => condition.Field switch
    {
        ContactFields.Channel => (ChannelTest(condition), "Choose a channel: whatsapp, messenger, instagram, webchat or shopify."),
        ContactFields.Blocked => (FlagTest(condition, ContactFlags.Blocked), "Say true or false."),
        ContactFields.Phone => (FlagTest(condition, ContactFlags.Phone), "A phone number is there or it is not."),
        ContactFields.Email => (FlagTest(condition, ContactFlags.Email), "An e-mail address is there or it is not."),
        ContactFields.LastSeen => (MomentTest(condition, ContactTestKind.Seen, now), "Give a day such as 2026-11-22, or a number of days."),
        ContactFields.Created => (MomentTest(condition, ContactTestKind.Created, now), "Give a day such as 2026-11-22, or a number of days."),
        ContactFields.Label or ContactFields.Language => (TextTest(condition, hasher), "Give a value of 1 to 100 characters."),
        _ => AttributeTest(condition, catalogue, hasher),
    };

    private static ContactTest? ChannelTest(ContactCondition condition) =>
        condition.Operator is ContactOperator.Is or ContactOperator.IsNot && ChannelPlatforms.TryParse(condition.Value, out var platform)
            ? new ContactTest { Kind = ContactTestKind.Flag, Value = 1L << (int)platform, Not = condition.Operator is ContactOperator.IsNot }
            : null;

    private static ContactTest? FlagTest(ContactCondition condition, long flag)
    {
        bool? wanted = condition.Operator switch
        {
            ContactOperator.IsSet => true,
            ContactOperator.IsNotSet => false,
            ContactOperator.Is when bool.TryParse(condition.Value, out var value) => value,
            ContactOperator.IsNot when bool.TryParse(condition.Value, out var value) => !value,
            _ => null,
        };
        return wanted is { } set ? new ContactTest { Kind = ContactTestKind.Flag, Value = flag, Not = !set } : null;
    }

    private static ContactTest? MomentTest(ContactCondition condition, ContactTestKind kind, DateTimeOffset now)
    {
        switch (condition.Operator)
        {
            case ContactOperator.IsSet or ContactOperator.IsNotSet:
                return new ContactTest { Kind = kind, Low = 1, Not = condition.Operator is ContactOperator.IsNotSet };
            case ContactOperator.WithinDays or ContactOperator.NotWithinDays
                when int.TryParse(condition.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 0 and <= MostDays:
                return new ContactTest
                {
                    Kind = kind,
                    Low = now.AddDays(-days).ToUnixTimeMilliseconds(),
                    Not = condition.Operator is ContactOperator.NotWithinDays,
                };
            case ContactOperator.Above or ContactOperator.Below
                when DateOnly.TryParseExact(condition.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day):
                var start = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeMilliseconds();
                return condition.Operator is ContactOperator.Above
                    ? new ContactTest { Kind = kind, Low = start + TimeSpan.MillisecondsPerDay }
                    : new ContactTest { Kind = kind, Low = 1, High = start };
            default:
                return null;
        }
    }

    private static ContactTest? TextTest(ContactCondition condition, ContactHasher hasher)
    {
        var field = hasher.Field(condition.Field);
        return condition.Operator switch
        {
            ContactOperator.IsSet or ContactOperator.IsNotSet =>
                new ContactTest { Kind = ContactTestKind.Fact, Field = field, Not = condition.Operator is ContactOperator.IsNotSet },
            ContactOperator.Is or ContactOperator.IsNot when condition.Value is { Length: > 0 and <= 500 } value =>
                new ContactTest { Kind = ContactTestKind.Fact, Field = field, Value = hasher.Value(value), Not = condition.Operator is ContactOperator.IsNot },
            _ => null,
        };
    }

    private static (ContactTest? Test, string Advice) AttributeTest(
        ContactCondition condition, ImmutableArray<AttributeDefinition> catalogue, ContactHasher hasher)
    {
        if (!condition.Field.StartsWith(ContactFields.AttributePrefix, StringComparison.Ordinal)
            || catalogue.FirstOrDefault(one => condition.Field.AsSpan(ContactFields.AttributePrefix.Length).SequenceEqual(one.Id)) is not { } attribute)
        {
            return (null, "There is no such field. Choose one from the list.");
        }

        if (condition.Operator is ContactOperator.IsSet or ContactOperator.IsNotSet)
        {
            return (TextTest(condition, hasher), "");
        }

        if (ContactEdits.Normal(attribute, condition.Value ?? "", out var advice) is not { Length: > 0 } value)
        {
            return (null, advice ?? "Give a value.");
        }

        if (condition.Operator is ContactOperator.Below or ContactOperator.Above)
        {
            var number = attribute.Kind is AttributeKind.Number or AttributeKind.Date ? ContactIndexing.Number(value) : null;
            return number is { } limit
                ? (new ContactTest
                {
                    Kind = ContactTestKind.Fact,
                    Field = hasher.Field(condition.Field),
                    Low = condition.Operator is ContactOperator.Above ? double.BitIncrement(limit) : null,
                    High = condition.Operator is ContactOperator.Below ? limit : null,
                }, "")
                : (null, "Only numbers and days can be compared.");
        }

        return (TextTest(condition with { Value = value }, hasher), "This attribute can't be compared like that.");
    }
}
