using System.Net;
using Chatbotics.Channels.Meta.Signatures;
using Chatbotics.Grains.Channels.Ports;
using Microsoft.Extensions.Options;

namespace Chatbotics.Channels.Meta.Sending;

/// <summary>Composes addresses of the Graph API: host by product, version, and the proof of the app's secret when it is set.</summary>
internal sealed class GraphEndpoints
{
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

    /// <summary>The address of a node or edge.</summary>
    /// <param name="credentials">For whom; says which host.</param>
    /// <param name="node">The node's id, or "me".</param>
    /// <param name="edge">The edge's name; null for the node itself.</param>
    /// <param name="query">More parameters without "?" or "&amp;" at the ends; null for none.</param>
    public Uri Address(ConnectionCredentials credentials, string node, string? edge = null, string? query = null)
    {
        var secret = credentials.InstagramLogin ? _options.InstagramAppSecret : _options.AppSecret;
        var proof = string.IsNullOrEmpty(secret) ? null : "appsecret_proof=" + AppSecretProof.Compute(credentials.AccessToken, secret);
        var all = (query, proof) switch
        {
            (null, null) => null,
            (null, _) => "?" + proof,
            (_, null) => "?" + query,
            _ => $"?{query}&{proof}",
        };
        return new Uri(string.Concat(
            credentials.InstagramLogin ? _instagram : _graph,
            Uri.EscapeDataString(node),
            edge is null ? null : "/" + edge,
            all));
    }

    /// <summary>Whether an address lies on a configured host.</summary>
    /// <param name="address">The address.</param>
    public bool IsOnGraph(Uri address) => Hosts.Contains(new DnsEndPoint(address.IdnHost, address.Port));

    private static DnsEndPoint EndPoint(string address)
    {
        var uri = new Uri(address);
        return new DnsEndPoint(uri.IdnHost, uri.Port);
    }
}
