using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox;

namespace Chatbotics.Grains.Inbox.Index;

/// <summary>A condition made ready for an index.</summary>
internal sealed class IndexCondition
{
    private readonly InboxField _field;
    private readonly InboxOperator _operator;
    private readonly bool _isGood;
    private readonly int[] _values;
    private readonly ulong _bits;
    private readonly long _time;

    /// <summary>Makes it ready.</summary>
    /// <param name="condition">The condition; one that makes no sense holds for nothing.</param>
    /// <param name="names">The index's names.</param>
    /// <param name="viewer">Who looks.</param>
    /// <param name="now">The time, milliseconds since 1970.</param>
    public IndexCondition(InboxCondition condition, IndexNames names, string? viewer, long now)
    {
        _field = condition.Field;
        _isGood = InboxConditionRules.Check([condition]).IsEmpty;
        _operator = condition.Operator;
        ImmutableArray<string> values = condition.Values.IsDefault ? [] : condition.Values;
        _values = [.. values.Distinct(StringComparer.Ordinal).Select(value => Number(condition.Field, value, names, viewer))];
        _bits = IndexNames.BitsOf(_values);
        _time = !_isGood ? 0 : _operator switch
        {
            InboxOperator.LongerAgoThan or InboxOperator.WithinLast when InboxConditionRules.TryMinutes(values[0], out var minutes) => now - (minutes * 60_000L),
            InboxOperator.Before or InboxOperator.After when InboxConditionRules.TryTime(values[0], out var time) => time.ToUnixTimeMilliseconds(),
            _ => 0,
        };
    }

    /// <summary>What asking costs: less for what lies in the row itself, most for labels, which lie elsewhere in memory.</summary>
    public int Cost => !_isGood ? 0 : _field switch
    {
        InboxField.Label => 3,
        InboxField.WaitingSince or InboxField.CreatedAt or InboxField.LastActivity => 2,
        _ => 1,
    };

    /// <summary>Whether it holds for a row.</summary>
    /// <param name="row">The row.</param>
    public bool Holds(in IndexedRow row) => _isGood && _field switch
    {
        InboxField.Status => Compares((int)row.Status, isSet: true),
        InboxField.Assignee => Compares(row.Assignee, row.Assignee > 0),
        InboxField.Team => Compares(row.Team, row.Team > 0),
        InboxField.Label => Labels(row.Labels, row.LabelBits),
        InboxField.Priority => Compares((int)row.Priority, isSet: true),
        InboxField.Connection => Compares(row.Connection, isSet: true),
        InboxField.Platform => Compares((int)row.Platform, isSet: true),
        InboxField.Holder => Compares((int)row.Holder, isSet: true),
        InboxField.WaitingSince => Time(row.Waiting),
        InboxField.CreatedAt => Time(row.Created),
        InboxField.LastActivity => Time(row.Last),
        InboxField.Unread => Compares(0, row.Unread > 0),
        _ => false,
    };

    private static int Number(InboxField field, string value, IndexNames names, string? viewer) => field switch
    {
        InboxField.Status => InboxConditionRules.TryName<ConversationStatus>(value, out var status) ? (int)status : -1,
        InboxField.Priority => InboxConditionRules.TryName<ConversationPriority>(value, out var priority) ? (int)priority : -1,
        InboxField.Platform => InboxConditionRules.TryName<ChannelPlatform>(value, out var platform) ? (int)platform : -1,
        InboxField.Holder => InboxConditionRules.TryName<OwnerKind>(value, out var holder) ? (int)holder : -1,
        InboxField.Assignee when value == InboxConditionRules.Me => string.IsNullOrEmpty(viewer) ? -1 : names.Find(viewer),
        _ => names.Find(value),
    };

    private bool Compares(int value, bool isSet) => _operator switch
    {
        InboxOperator.AnyOf => Has(value),
        InboxOperator.NoneOf => !Has(value),
        InboxOperator.IsSet => isSet,
        InboxOperator.IsNotSet => !isSet,
        _ => false,
    };

    private bool Has(int value)
    {
        if ((_bits & IndexNames.BitOf(value)) == 0)
        {
            return false;
        }

        foreach (var one in _values)
        {
            if (one == value)
            {
                return true;
            }
        }

        return false;
    }

    private bool Labels(int[]? labels, ulong bits) => _operator switch
    {
        InboxOperator.AnyOf => (bits & _bits) != 0 && CountOf(labels!) > 0,
        InboxOperator.NoneOf => (bits & _bits) == 0 || CountOf(labels!) == 0,
        InboxOperator.AllOf => labels is not null && (bits & _bits) == _bits && CountOf(labels) == _values.Length,
        InboxOperator.IsSet => labels is not null,
        InboxOperator.IsNotSet => labels is null,
        _ => false,
    };

    /// <summary>How many of the values are among labels. Both are short: no call is worth its price here.</summary>
    private int CountOf(int[] labels)
    {
        var count = 0;
        foreach (var value in _values)
        {
            foreach (var label in labels)
            {
                if (label == value)
                {
                    count++;
                    break;
                }
            }
        }

        return count;
    }

    private bool Time(long value) => _operator switch
    {
        InboxOperator.IsSet => value > 0,
        InboxOperator.IsNotSet => value == 0,
        InboxOperator.LongerAgoThan or InboxOperator.Before => value > 0 && value < _time,
        InboxOperator.WithinLast or InboxOperator.After => value >= _time,
        _ => false,
    };
}
