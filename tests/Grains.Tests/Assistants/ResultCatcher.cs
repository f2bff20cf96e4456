using System.Threading.Channels;
using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.Grains.Tests.Assistants;

/// <summary>Catches what workers report, in the conversations' stead.</summary>
internal sealed class ResultCatcher : IOutgoingGrainCallFilter
{
    private readonly Channel<TurnResult> _results = Channel.CreateUnbounded<TurnResult>();

    public Task Invoke(IOutgoingGrainCallContext context)
    {
        if (context.MethodName != nameof(IConversationGrain.CompleteTurn))
        {
            return context.Invoke();
        }

        _results.Writer.TryWrite((TurnResult)context.Request.GetArgument(0)!);
        return Task.CompletedTask;
    }

    public async Task<TurnResult> Next() => await _results.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));
}
