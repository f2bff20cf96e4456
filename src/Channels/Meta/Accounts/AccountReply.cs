using System.Text.Json;
using Chatbotics.Grains.Channels.Ports;

namespace Chatbotics.Channels.Meta.Accounts;

/// <summary>An answer about accounts.</summary>
/// <param name="Body">The JSON object; undefined when there is none.</param>
/// <param name="Fault">Why it failed; null when it didn't.</param>
/// <param name="Date">Meta's clock, from the answer's header.</param>
internal readonly record struct AccountReply(JsonElement Body, MetaFault? Fault, DateTimeOffset? Date);
