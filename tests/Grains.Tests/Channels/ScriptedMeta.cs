using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels.Connecting;
using Chatbotics.Grains.Channels.Ports;

namespace Chatbotics.Grains.Tests.Channels;

/// <summary>Meta's accounts as a test wants them. What was called stands in <see cref="Calls"/>, without secrets.</summary>
internal sealed class ScriptedMeta : IMetaAccounts
{
    private readonly Lock _lock = new();
    private ImmutableList<string> _calls = [];

    public ImmutableList<string> Calls => _calls;

    public Func<string, MetaAnswer<MetaGrant>> Grant { get; set; } = static _ => new MetaFault(MetaFaultKind.TokenInvalid);

    public Func<ConnectToken, MetaAnswer<MetaGrant>> Number { get; set; } = static _ => new MetaFault(MetaFaultKind.TokenInvalid);

    public MetaFault? Subscription { get; set; }

    public MetaAnswer<MetaToken> Renewal { get; set; } = new MetaFault(MetaFaultKind.Unreachable);

    public MetaFacts Facts { get; set; } = new() { TokenIsValid = true, IsSubscribed = true };

    public ImmutableArray<string> MissingSettings(ConnectFlow flow) => [];

    public Uri Dialog(ConnectFlow flow, string redirectUri, string state) => new($"https://meta.test/dialog?state={state}&redirect_uri={Uri.EscapeDataString(redirectUri)}");

    public Task<MetaAnswer<MetaGrant>> Redeem(ConnectFlow flow, string code, string redirectUri, CancellationToken cancellationToken)
    {
        Note("redeem " + flow);
        return Task.FromResult(Grant(code));
    }

    public Task<MetaAnswer<MetaGrant>> ReadNumber(ConnectToken token, CancellationToken cancellationToken) => Task.FromResult(Number(token));

    public Task<MetaFault?> Register(ConnectAsset asset, string token, string pin, CancellationToken cancellationToken)
    {
        Note("register " + asset.AssetId);
        return Task.FromResult(pin == "999999" ? new MetaFault(MetaFaultKind.WrongPin, 133005) : null);
    }

    public Task<MetaFault?> Subscribe(ConnectAsset asset, string token, CancellationToken cancellationToken)
    {
        Note("subscribe " + asset.AssetId);
        return Task.FromResult(Subscription);
    }

    public Task<MetaFault?> Unsubscribe(ConnectAsset asset, string token, CancellationToken cancellationToken)
    {
        Note("unsubscribe " + asset.AssetId);
        return Task.FromResult<MetaFault?>(null);
    }

    public Task<MetaAnswer<MetaToken>> Renew(string token, CancellationToken cancellationToken)
    {
        Note("renew");
        return Task.FromResult(Renewal);
    }

    public Task<MetaFacts> Inspect(ConnectAsset asset, string token, CancellationToken cancellationToken) => Task.FromResult(Facts);

    public Task<MetaFault?> SendTest(ConnectAsset asset, string token, string to, CancellationToken cancellationToken)
    {
        Note("test " + to);
        return Task.FromResult<MetaFault?>(null);
    }

    private void Note(string call)
    {
        lock (_lock)
        {
            _calls = _calls.Add(call);
        }
    }
}
