using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Channels.Health;
using Chatbotics.Grains.Channels.Ports;

namespace Chatbotics.Grains.Channels.Health;

/// <summary>Everything that an examination judges.</summary>
/// <param name="Status">The connection.</param>
/// <param name="Facts">What Meta says.</param>
/// <param name="WebhookSeenAt">When a webhook of the asset last came in.</param>
/// <param name="Webhooks">All webhooks of the last day.</param>
/// <param name="Now">The time.</param>
internal sealed record ExaminationInput(
    ConnectionStatus Status, MetaFacts Facts, DateTimeOffset? WebhookSeenAt, WebhookCounts Webhooks, DateTimeOffset Now);
