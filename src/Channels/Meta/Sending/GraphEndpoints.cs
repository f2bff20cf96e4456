using System.Net;
using System.Runtime.CompilerServices;
using Chatbotics.Channels.Meta.Signatures;
using Chatbotics.Grains.Channels.Ports;
using Microsoft.Extensions.Options;

namespace Chatbotics.Channels.Meta.Sending;

/// <summary>Composes addresses of the Graph API: host by product, version, and the proof of the app's secret when it is set.</summary>
internal sealed class GraphEndpoints
{
    // Composing an address costs a digest and a parse; credentials are cached objects, and the cache ends with them.
    private readonly ConditionalWeakTable<ConnectionCredentials, GraphTarget> _sends = [];
    private readonly MetaOptions _options;
    private readonly string _graph;
    private readonly string _instagram;

    /// <summary>Creates it.</summary>
    /// <param name="options">Base addresses, version, secrets.</param>
    public GraphEndpoints(IOptions<MetaOptions> options)
    {
        _options = options.Value;
        _graph = $"{_options.GraphBaseUrl.TrimEnd('/')}/{_options.GraphVersion}/";
        _instagram = $"{_options.InstagramGraphBaseUrl.TrimEnd('/')}/{_options.GraphVersion}/";
        Hosts = [EndPoint(_options.GraphBaseUrl), EndPoint(_options.InstagramGraphBaseUrl)];
    }

    /// <summary>The configured hosts: they may be anywhere, also on this machine.</summary>
    public IReadOnlyList<DnsEndPoint> Hosts { get; }

    /// <summary>Where messages are posted, and as whom.</summary>
    /// <param name="credentials">For whom.</param>
    /// <param name="node">The node whose <c>messages</c> edge sends; always the same for the same credentials.</param>
    public GraphTarget Messages(ConnectionCredentials credentials, string node)
    {
        if (!_sends.TryGetValue(credentials, out var target))
        {
            target = new(Address(credentials, node, "messages"), GraphTarget.Bearer(credentials.AccessToken));
            _sends.AddOrUpdate(credentials, target);
        }

        return target;
    }

    /// <summary>The address of a node or edge, with the token to call it.</summary>
    /// <param name="credentials">For whom; says which host.</param>
    /// <param name="node">The node's id, or "me".</param>
    /// <param name="edge">The edge's name; null for the node itself.</param>
    public GraphTarget Target(ConnectionCredentials credentials, string node, string? edge = null) =>
        new(Address(credentials, node, edge), GraphTarget.Bearer(credentials.AccessToken));

    /// <summary>Whether an address lies on a configured host.</summary>
    /// <param name="address">The address.</param>
    public bool IsOnGraph(Uri address) => Hosts.Contains(new DnsEndPoint(address.IdnHost, address.Port));

    private Uri Address(ConnectionCredentials credentials, string node, string? edge)
    {
        var secret = credentials.InstagramLogin ? _options.InstagramAppSecret : _options.AppSecret;
        return new Uri(string.Concat(
            credentials.InstagramLogin ? _instagram : _graph,
            Uri.EscapeDataString(node),
            edge is null ? null : "/" + edge,
            string.IsNullOrEmpty(secret) ? null : "?appsecret_proof=" + AppSecretProof.Compute(credentials.AccessToken, secret)));
    }

    private static DnsEndPoint EndPoint(string address)
    {
        var uri = new Uri(address);
        return new DnsEndPoint(uri.IdnHost, uri.Port);
    }
}
