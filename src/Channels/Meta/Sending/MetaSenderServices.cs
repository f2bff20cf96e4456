using Chatbotics.Grains.Channels.Ports;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Channels.Meta.Sending;

/// <summary>What every sender uses.</summary>
/// <param name="Client">Calls the Graph API.</param>
/// <param name="Endpoints">Composes its addresses.</param>
/// <param name="Credentials">Gives tokens.</param>
/// <param name="Breakers">One per connection.</param>
/// <param name="Meters">Counts.</param>
/// <param name="Clock">The time.</param>
/// <param name="Logger">The log.</param>
internal sealed record MetaSenderServices(
    GraphClient Client,
    GraphEndpoints Endpoints,
    IConnectionCredentials Credentials,
    ChannelBreakers Breakers,
    ChannelMeters Meters,
    TimeProvider Clock,
    ILogger<MetaSender> Logger);
