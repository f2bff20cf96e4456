using System.Threading.Channels;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Channels.Ports;

namespace Chatbotics.Grains.Tests.Conversations.Grains;

/// <summary>Keeps what it is asked to send, and answers what the test says.</summary>
internal sealed class ScriptedSender(ChannelPlatform platform) : IChannelSender
{
    private readonly Channel<SendRequest> _requests = Channel.CreateUnbounded<SendRequest>();
    private int _ids;

    public ChannelPlatform Platform => platform;

    public Func<SendRequest, Task<SendOutcome>>? Script { get; set; }

    public Task<SendOutcome> Send(SendRequest request, CancellationToken cancellationToken = default)
    {
        _requests.Writer.TryWrite(request);
        return Script?.Invoke(request) ?? Task.FromResult(SendOutcome.Accepted($"out.{Interlocked.Increment(ref _ids)}"));
    }

    public Task ShowPresence(PresenceRequest request, CancellationToken cancellationToken = default) => Task.CompletedTask;

    public async Task<SendRequest> Next(ConversationTestKey conversation)
    {
        while (true)
        {
            var request = await _requests.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));
            if (request.Connection == conversation.Key.Connection)
            {
                return request;
            }
        }
    }
}
