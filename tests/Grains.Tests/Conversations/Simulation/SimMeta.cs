using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Channels.Ports;

namespace Chatbotics.Grains.Tests.Conversations.Simulation;

/// <summary>A message as the platform has it.</summary>
internal sealed record SimDelivery(ConversationKey Conversation, string Tracker, string Id, string Text, DateTimeOffset At);

/// <summary>How a process reaches the platform.</summary>
internal sealed class SimSender(SimWorld world, SimProcess process, ChannelPlatform platform) : IChannelSender
{
    public ChannelPlatform Platform => platform;

    public async Task<SendOutcome> Send(SendRequest request, CancellationToken cancellationToken = default)
    {
        if (!process.IsAlive)
        {
            return await new TaskCompletionSource<SendOutcome>().Task;
        }

        world.Requests++;
        var faults = world.Faults;
        if (world.Chance(faults.LostRequest))
        {
            await Task.Delay(world.Between(1_000, 30_000), world.Clock.Time, cancellationToken);
            return SendOutcome.Unknown;
        }

        if (world.Chance(faults.Refuse))
        {
            await Task.Delay(world.Between(5, 500), world.Clock.Time, cancellationToken);
            var kind = world.Chance(0.5) ? SendErrorKind.Temporary : SendErrorKind.Throttled;
            return SendOutcome.Failed(new SendError { Kind = kind, Text = "Try later.", RetryAfter = world.Chance(0.3) ? TimeSpan.FromSeconds(7) : null });
        }

        if (world.Chance(faults.Reject))
        {
            return SendOutcome.Failed(new SendError { Kind = SendErrorKind.InvalidRequest, Code = 100, Text = "Not acceptable." });
        }

        await Task.Delay(world.Chance(faults.Hang) ? world.Between(60_000, 240_000) : world.Between(5, 300), world.Clock.Time, cancellationToken);
        var id = world.Meta.Take(request);
        if (world.Chance(faults.LostAnswer))
        {
            await Task.Delay(world.Between(1_000, 30_000), world.Clock.Time, cancellationToken);
            return SendOutcome.Unknown;
        }

        await Task.Delay(world.Between(0, 300), world.Clock.Time, cancellationToken);
        return SendOutcome.Accepted(id);
    }

    public Task ShowPresence(PresenceRequest request, CancellationToken cancellationToken = default) => Task.CompletedTask;
}

/// <summary>The platform: keeps what it was sent, and tells of it by webhooks in any order.</summary>
internal sealed class SimMeta(SimWorld world)
{
    private readonly Dictionary<string, ReceiptStatus> _told = new(StringComparer.Ordinal);
    private int _ids;

    public List<SimDelivery> Deliveries { get; } = [];

    /// <summary>The furthest receipt of each message that was acknowledged.</summary>
    public IReadOnlyDictionary<string, ReceiptStatus> Told => _told;

    public string Take(SendRequest request)
    {
        var id = $"out.{++_ids}";
        var conversation = ConversationKey.Create(request.Connection, request.Recipient.Ids[^1]);
        Deliveries.Add(new SimDelivery(conversation, request.Tracker, id, request.Content.Text!, world.Clock.Now));
        foreach (var item in Tell(request, id))
        {
            world.Webhook(conversation, item, world.Between(0, 8_000), () =>
            {
                if (item is ReceiptReceived receipt && (!_told.TryGetValue(id, out var told) || told < receipt.Status))
                {
                    _told[id] = receipt.Status;
                }
            });
        }

        return id;
    }

    private IEnumerable<ContactEvent> Tell(SendRequest request, string id)
    {
        var (connection, now) = (request.Connection, world.Clock.Now.ToUnixTimeMilliseconds());
        var platform = connection.Platform;
        var contact = request.Recipient;
        if (platform != ChannelPlatform.WhatsApp)
        {
            yield return new EchoReceived
            {
                Platform = platform,
                AssetId = connection.AssetId,
                Contact = contact,
                ProviderTime = now,
                DedupeId = $"echo:{id}",
                MessageId = id,
                Content = MessageContent.FromText(request.Content.Text!),
                AppId = "1234",
                Metadata = platform == ChannelPlatform.Messenger ? request.Tracker : null,
            };
        }

        foreach (var status in (ReceiptStatus[])[ReceiptStatus.Sent, ReceiptStatus.Delivered, ReceiptStatus.Read])
        {
            if (status == ReceiptStatus.Sent ? platform == ChannelPlatform.WhatsApp : world.Chance(0.8))
            {
                yield return new ReceiptReceived
                {
                    Platform = platform,
                    AssetId = connection.AssetId,
                    Contact = contact,
                    ProviderTime = now + (int)status,
                    DedupeId = $"{status}:{id}",
                    Status = status,
                    MessageIds = [id],
                    Tracker = platform == ChannelPlatform.WhatsApp ? request.Tracker : null,
                };
            }
        }
    }
}
