using Microsoft.Extensions.AI;

namespace Chatbotics.Assistants.Models;

/// <summary>A streamed reply that has begun, with limits on its pauses and on the whole.</summary>
internal sealed class ModelStream : IAsyncDisposable
{
    private readonly IAsyncEnumerator<ChatResponseUpdate> _updates;
    private readonly CancellationTokenSource _stop;
    private readonly CancellationTokenSource _deadline;
    private readonly CancellationToken _caller;
    private readonly TimeSpan _idle;
    private readonly TimeProvider _time;

    private ModelStream(IAsyncEnumerator<ChatResponseUpdate> updates, CancellationTokenSource stop, CancellationTokenSource deadline, TimeSpan idle, TimeProvider time, CancellationToken caller)
    {
        _updates = updates;
        _stop = stop;
        _deadline = deadline;
        _idle = idle;
        _time = time;
        _caller = caller;
    }

    /// <summary>Nothing came at all.</summary>
    public bool IsEmpty { get; private init; }

    /// <summary>The present piece.</summary>
    public ChatResponseUpdate Current => _updates.Current;

    /// <summary>Starts a reply and waits for its first piece.</summary>
    /// <param name="model">The model.</param>
    /// <param name="messages">The request.</param>
    /// <param name="options">Its options.</param>
    /// <param name="limits">The model's time limits.</param>
    /// <param name="time">The clock.</param>
    /// <param name="first">Ends the wait for the first piece.</param>
    /// <param name="caller">Ends the whole.</param>
    public static async Task<ModelStream> Open(
        IChatClient model, IReadOnlyList<ChatMessage> messages, ChatOptions? options, ModelOptions limits, TimeProvider time, CancellationToken first, CancellationToken caller)
    {
        var deadline = new CancellationTokenSource(limits.Timeout, time);
        var stop = CancellationTokenSource.CreateLinkedTokenSource(caller, deadline.Token);
        var updates = model.GetStreamingResponseAsync(messages, options, stop.Token).GetAsyncEnumerator(stop.Token);
        try
        {
            await using (first.Register(static source => ((CancellationTokenSource)source!).Cancel(), stop))
            {
                var any = await updates.MoveNextAsync();
                return new ModelStream(updates, stop, deadline, limits.IdleTimeout, time, caller) { IsEmpty = !any };
            }
        }
        catch
        {
            await updates.DisposeAsync();
            stop.Dispose();
            deadline.Dispose();
            throw;
        }
    }

    /// <summary>Waits for the next piece; false at the end.</summary>
    /// <param name="host">The endpoint's host, for the sentence.</param>
    /// <exception cref="ModelException">It paused or took too long, or broke off.</exception>
    public async ValueTask<bool> Next(string host)
    {
        var pending = _updates.MoveNextAsync();
        if (pending.IsCompleted)
        {
            return await pending;
        }

        var idle = false;
        await using (_time.CreateTimer(
            _ =>
            {
                Volatile.Write(ref idle, true);
                _stop.Cancel();
            },
            null,
            _idle,
            Timeout.InfiniteTimeSpan))
        {
            try
            {
                return await pending;
            }
            catch (Exception failure) when (failure is not ModelException && !_caller.IsCancellationRequested && (Volatile.Read(ref idle) || _deadline.IsCancellationRequested))
            {
                throw new ModelException(ModelFailure.TimedOut, $"The reply of {host} stopped for too long.", failure);
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // A reply that nobody reads to its end is broken off, so that the model stops writing.
        if (!_stop.IsCancellationRequested)
        {
            await _stop.CancelAsync();
        }

        await _updates.DisposeAsync();
        _stop.Dispose();
        _deadline.Dispose();
    }
}
