using System.Text;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Inbox;
using Chatbotics.Grains.Inbox.Ports;
using Chatbotics.Grains.Privacy;

namespace Chatbotics.Grains.Tests.Inbox;

/// <summary>Rows as the first build wrote them stay readable for ever.</summary>
public sealed class FrozenRowTests
{
    private const string FirstForm =
        """{"n":12,"s":1,"ok":1,"oi":"wren","on":"Wren","c":"Lea","p":"Hi","pa":1,"la":"2025-10-16T08:00:00+00:00","u":2,"w":"2025-10-17T08:00:00+00:00","x":8,"o":"2025-10-16T07:00:00+00:00","wa":"2025-10-16T07:30:00+00:00"}""";

    private static readonly DateTimeOffset At = new(2025, 10, 16, 8, 0, 0, TimeSpan.Zero);

    private static readonly ConversationKey Conversation =
        ConversationKey.Create(ConnectionKey.Create("acme", ChannelPlatform.Messenger, "300"), "c1");

    [Fact]
    public void The_first_form_is_read_whole()
    {
        using var key = new DataKey(Guid.Parse("0192a3b4-0000-7000-8000-000000000001"), new byte[32]);
        Span<byte> context = stackalloc byte[1536];
        var row = new SealedRow(
            Conversation,
            5,
            key.Id,
            key.Seal(Encoding.UTF8.GetBytes(FirstForm), DataKey.Context("inbox/acme/messenger/300/c1", 5, context)));

        Assert.Equal(
            new ConversationSummary
            {
                Key = Conversation,
                Version = 5,
                Number = 12,
                Status = ConversationStatus.Open,
                Owner = new Owner(OwnerKind.Assistant, "wren", "Wren"),
                ContactName = "Lea",
                Preview = "Hi",
                PreviewAuthor = AuthorKind.Customer,
                LastActivityAt = At,
                Unread = 2,
                WindowClosesAt = At.AddDays(1),
                Problem = DeliveryState.Unknown,
                OpenedAt = At.AddHours(-1),
                WaitingSince = At.AddMinutes(-30),
                KeyId = key.Id,
            },
            InboxRowSeal.Open(row, key));
    }

    [Fact]
    public void The_form_with_the_teams_ordering_is_read_whole()
    {
        using var key = new DataKey(Guid.Parse("0192a3b4-0000-7000-8000-000000000001"), new byte[32]);
        Span<byte> context = stackalloc byte[1536];
        const string SecondForm =
            """{"n":12,"s":3,"ok":3,"oi":"mira","on":"Mira","c":"Lea","p":"Hi","ai":"jonas","an":"Jonas","ti":"t1","tn":"Billing","pr":4,"l":["l1","l2"],"sn":"2025-10-17T08:00:00+00:00","m":["mira"]}""";
        var row = InboxRowSeal.Open(
            new SealedRow(Conversation, 5, key.Id, key.Seal(Encoding.UTF8.GetBytes(SecondForm), DataKey.Context("inbox/acme/messenger/300/c1", 5, context))),
            key);
        Assert.Equal((new Assignee("jonas", "Jonas"), new TeamReference("t1", "Billing"), ConversationPriority.Urgent), (row.Assignee, row.Team, row.Priority));
        Assert.Equal(["l1", "l2"], row.Labels.ToArray());
        Assert.Equal((At.AddDays(1), "mira"), (row.SnoozedUntil, Assert.Single(row.Mentions)));
    }

    [Fact]
    public void A_person_who_held_a_row_before_there_were_assignees_is_responsible()
    {
        using var key = new DataKey(Guid.NewGuid(), new byte[32]);
        Span<byte> context = stackalloc byte[1536];
        var row = InboxRowSeal.Open(
            new SealedRow(Conversation, 5, key.Id, key.Seal("""{"n":1,"s":1,"ok":3,"oi":"mira","on":"Mira","c":"Lea"}"""u8, DataKey.Context("inbox/acme/messenger/300/c1", 5, context))),
            key);
        Assert.Equal(new Assignee("mira", "Mira"), row.Assignee);
    }
}
