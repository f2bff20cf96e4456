using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Inbox;
using Chatbotics.Grains.Abstractions.Privacy.Retention;
using Chatbotics.Grains.Abstractions.Privacy.Views;
using Chatbotics.Grains.Agents;
using Chatbotics.Grains.Audit;
using Chatbotics.Grains.Privacy.Retention;
using Chatbotics.Grains.Privacy.Views;

namespace Chatbotics.Storage.Tests.Sqlite;

/// <summary>
/// What is kept about privacy, as an older build wrote it: policies, holds, runs, who looked at what, the audit log's place.
/// </summary>
public sealed class FrozenPrivacyStateTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 22, 13, 0, 0, TimeSpan.FromHours(1));
    private static readonly DateTimeOffset Night = new(2026, 11, 25, 3, 0, 0, TimeSpan.Zero);
    private static readonly Guid KeyId = new("0b3c7f52-5a9e-4c39-9a53-1f6f0a4f7f11");

    [Fact]
    public void Where_the_log_of_looks_begins_and_ends() => Check("look-log", new LookLogState { First = 2, Last = 5, KeyId = KeyId });

    [Fact]
    public void Who_looked() => Check("look-segment", new LookSegmentState { Looks = [new StoredLook { At = At, AccountId = "mira", Sealed = [1, 2, 3], IsOperator = true }] });

    [Fact]
    public void Rules_from_before_there_were_kinds_are_about_messages() => Check("retention", new RetentionState
    {
        Rules = [new RetentionRule { Platform = ChannelPlatform.WhatsApp, Kind = RetentionKind.Messages, Days = 90, NextDays = 30, NextFrom = Night }],
        Holds = [new LegalHold { Id = "h1", Name = "Case 7", Conversations = ["acme/whatsapp/1/c1"], SetAt = At, SetBy = "mira" }],
        Runs = [new RetentionRun(At, 3, 1, 2, "A note")],
        NextRun = new DateTimeOffset(2026, 11, 23, 3, 0, 0, TimeSpan.Zero),
    });

    [Fact]
    public void Rules_of_every_kind_and_holds_of_people_and_filters() => Check("retention-kinds", new RetentionState
    {
        Rules =
        [
            new RetentionRule { Platform = RetentionRule.Workspace, Kind = RetentionKind.Traces, Days = 30 },
            new RetentionRule { Platform = ChannelPlatform.Instagram, Kind = RetentionKind.Media, Days = 10, NextDays = 7, NextFrom = Night, NextInherits = true },
        ],
        Holds =
        [
            new LegalHold
            {
                Id = "h2",
                Name = "Recall",
                SetAt = At,
                SetBy = "mira",
                Reason = "A recall",
                Contacts = ["acme/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"],
                Conditions = [new InboxCondition(InboxField.Label, InboxOperator.AnyOf, ["recall"])],
            },
        ],
        Runs = [new RetentionRun(At, 3, 1, 2, null) { Media = 4, Traces = 5, Analytics = 6, Audit = 7 }],
    });

    [Fact]
    public void An_audit_log_that_has_all_its_entries() => Check("audit", new AuditState { Segment = 3, KeyId = KeyId });

    [Fact]
    public void An_audit_log_whose_beginning_is_gone() =>
        Check("audit-shortened", new AuditState { Segment = 3, KeyId = KeyId, Removed = 130, Anchor = [1, 2, 3], FirstSegment = 1 });

    [Fact]
    public void Sums_of_months() => Check("agent-usage-months", new AgentUsageState
    {
        CostPerDay = 3.5m,
        Months = [new UsageMonth { Agent = "wren", Month = 24_310, Answers = 7, HandOvers = 2, Tokens = 9_312, Cost = 0.0421m }],
        DaysKept = 90,
    });

    private static void Check<T>(string name, T expected) => FrozenStates.Check("privacy-1", name, expected);
}
