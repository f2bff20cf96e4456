namespace Chatbotics.Channels.Tests.Sending;

/// <summary>A test with a Graph API of its own and the channels pointed at it.</summary>
#pragma warning disable CA1001 // xunit disposes by IAsyncLifetime.
public abstract class GraphTest : IAsyncLifetime
#pragma warning restore CA1001
{
    private GraphServer? _graph;
    private ChannelHarness? _channels;

    private protected GraphServer Graph => _graph!;

    private protected ChannelHarness Channels => _channels!;

    public async Task InitializeAsync()
    {
        _graph = await GraphServer.Start();
        _channels = new ChannelHarness(_graph.Address, Settings());
    }

    public async Task DisposeAsync()
    {
        await _channels!.DisposeAsync();
        await _graph!.DisposeAsync();
    }

    private protected virtual (string Key, string Value)[] Settings() => [];
}
