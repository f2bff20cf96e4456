using System.Collections.Concurrent;
using System.Collections.Immutable;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Grains.Tests.Privacy;

/// <summary>A store that remembers what it was asked, and fails on demand.</summary>
internal sealed class ScriptedTarget : IErasureTarget
{
    public ConcurrentQueue<string> Calls { get; } = [];

    public Func<ErasureScope, Exception?>? Fault { get; set; }

    public string Store => "extra";

    public int Order => 700;

    public ValueTask<long> Begin(ErasureScope scope, CancellationToken cancellationToken = default) => Note(scope, "begin", 0);

    public ValueTask<long> Erase(ErasureScope scope, ImmutableArray<DoomedConversation> conversations, CancellationToken cancellationToken = default) =>
        Note(scope, "erase", conversations.Length);

    public ValueTask<long> End(ErasureScope scope, CancellationToken cancellationToken = default) => Note(scope, "end", 0);

    private ValueTask<long> Note(ErasureScope scope, string call, long count)
    {
        if (Fault?.Invoke(scope) is { } fault)
        {
            return ValueTask.FromException<long>(fault);
        }

        Calls.Enqueue(scope.Tenant + " " + call);
        return new(count);
    }
}
