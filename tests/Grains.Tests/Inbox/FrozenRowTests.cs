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
        var row = new InboxRow
        {
            Conversation = Conversation,
            Version = 5,
            LastActivity = 0,
            Status = ConversationStatus.Open,
            HeldBy = OwnerKind.Assistant,
            Platform = ChannelPlatform.Messenger,
            Unread = 2,
            Sealed = key.Seal(Encoding.UTF8.GetBytes(FirstForm), DataKey.Context("inbox/acme/messenger/300/c1", 5, context)),
            KeyId = key.Id,
        };

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
}
