namespace Orleans.Runtime;

/// <summary>
/// What a grain method that returns <see cref="IAsyncEnumerable{T}"/> gives its caller. Each step is a call of the grain that interleaves
/// with others, so that a long enumeration does not keep the grain from its work.
/// </summary>
internal sealed class GrainEnumerable<TItem>(CallRequest call) : IAsyncEnumerable<TItem>
{
    public IAsyncEnumerator<TItem> GetAsyncEnumerator(CancellationToken cancellationToken = default) => new Enumerator(call, cancellationToken);

    private sealed class Enumerator(CallRequest call, CancellationToken token) : IAsyncEnumerator<TItem>
    {
        private Activation? _activation;
        private IAsyncEnumerator<TItem>? _source;
        private bool _ended;

        public TItem Current { get; private set; } = default!;

        public async ValueTask<bool> MoveNextAsync()
        {
            token.ThrowIfCancellationRequested();
            if (_ended)
            {
                return false;
            }

            var more = await Step(async activation =>
            {
                if (_source is null)
                {
                    _activation = activation;
                    var items = (IAsyncEnumerable<TItem>?)call.Method.Invoke(call, activation.GrainInstance!)
                        ?? throw new InvalidOperationException($"{call.Method} returned null instead of an enumeration.");
                    _source = items.GetAsyncEnumerator(token);
                }
                else if (!ReferenceEquals(_activation, activation))
                {
                    throw new EnumerationAbortedException($"The activation that enumerated {call} has ended.");
                }

                if (!await _source.MoveNextAsync())
                {
                    return false;
                }

                Current = _source.Current;
                return true;
            });
            _ended = !more;
            return more;
        }

        public async ValueTask DisposeAsync()
        {
            _ended = true;
            if (_source is { } source)
            {
                _source = null;
                await Step(async activation =>
                {
                    // When the activation has ended, nobody else uses the source.
                    await source.DisposeAsync();
                    return false;
                });
            }
        }

        private Task<bool> Step(Func<Activation, Task<bool>> step)
        {
            var request = new StepRequest(call, step);
            call.Reference.Send(request);
            return request.Answer;
        }
    }

    private sealed class StepRequest(CallRequest call, Func<Activation, Task<bool>> step) : CallRequest<bool>(call.Method)
    {
        public override bool Interleaves => true;

        public override int ArgumentCount => call.ArgumentCount;

        public override object? GetArgument(int index) => call.GetArgument(index);

        public override void SetArgument(int index, object value) => call.SetArgument(index, value);

        public override CallRequest Again() => new StepRequest(call, step);

        public override Task? Invoke(Activation activation) => step(activation);
    }
}

/// <summary>The activation that an enumeration came from has ended before it did.</summary>
[GenerateSerializer]
public sealed class EnumerationAbortedException : Exception
{
    /// <summary>The enumeration ended early.</summary>
    public EnumerationAbortedException()
    {
    }

    /// <summary>The enumeration ended early.</summary>
    /// <param name="message">Which one.</param>
    public EnumerationAbortedException(string message)
        : base(message)
    {
    }

    /// <summary>The enumeration ended early.</summary>
    /// <param name="message">Which one.</param>
    /// <param name="innerException">The cause.</param>
    public EnumerationAbortedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
