using System.Diagnostics;

namespace Orleans.Runtime;

/// <summary>
/// Ends calls that were not answered in time. Calls are kept in a few lists, each with its own lock, and looked through at intervals:
/// no timer for each call, and no lock that all calls take.
/// </summary>
internal sealed class ResponseTimeouts : IDisposable
{
    private readonly TimeSpan _limit;
    private readonly Stripe[] _stripes;
    private readonly Timer _timer;
    private readonly Lock _shortest = new();
    private TimeSpan _interval;

    public ResponseTimeouts(TimeSpan limit)
    {
        _limit = limit;
        _stripes = new Stripe[Math.Max(4, 2 * (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Environment.ProcessorCount))];
        for (var i = 0; i < _stripes.Length; i++)
        {
            _stripes[i] = new Stripe();
        }

        _interval = IntervalFor(limit);
        using (ExecutionContext.SuppressFlow())
        {
            _timer = new Timer(static state => ((ResponseTimeouts)state!).Sweep(), this, _interval, _interval);
        }
    }

    public void Add(CallRequest request)
    {
        var limit = request.Method.Timeout ?? _limit;
        if (limit < _interval && IntervalFor(limit) < _interval)
        {
            Shorten(IntervalFor(limit));
        }

        request.Deadline = Stopwatch.GetTimestamp() + (long)(limit.TotalSeconds * Stopwatch.Frequency);
        var index = Environment.CurrentManagedThreadId & (_stripes.Length - 1);
        request.Stripe = index;
        var stripe = _stripes[index];
        lock (stripe)
        {
            if (request.IsAnswered)
            {
                return;
            }

            request.Earlier = stripe.Last;
            if (stripe.Last is { } last)
            {
                last.Later = request;
            }
            else
            {
                stripe.First = request;
            }

            stripe.Last = request;
        }
    }

    public void Remove(CallRequest request)
    {
        var stripe = _stripes[request.Stripe];
        lock (stripe)
        {
            stripe.Unlink(request);
        }
    }

    /// <summary>Answers every waiting call with a failure.</summary>
    public void FailAll(Func<CallRequest, Exception> failure)
    {
        foreach (var stripe in _stripes)
        {
            foreach (var request in stripe.Snapshot(long.MaxValue))
            {
                request.AnswerWith(failure(request));
            }
        }
    }

    public void Dispose() => _timer.Dispose();

    private static TimeSpan IntervalFor(TimeSpan limit)
        => TimeSpan.FromMilliseconds(Math.Clamp(limit.TotalMilliseconds / 4, 5, 1000));

    private void Shorten(TimeSpan interval)
    {
        lock (_shortest)
        {
            if (interval < _interval)
            {
                _interval = interval;
                _timer.Change(interval, interval);
            }
        }
    }

    private void Sweep()
    {
        var now = Stopwatch.GetTimestamp();
        foreach (var stripe in _stripes)
        {
            if (Volatile.Read(ref stripe.First) is null)
            {
                continue;
            }

            foreach (var request in stripe.Snapshot(now))
            {
                request.TimeOut(request.Method.Timeout ?? _limit);
                lock (stripe)
                {
                    stripe.Unlink(request);
                }
            }
        }
    }

    private sealed class Stripe
    {
        public CallRequest? First;
        public CallRequest? Last;

        public List<CallRequest> Snapshot(long due)
        {
            List<CallRequest> found = [];
            lock (this)
            {
                for (var request = First; request is not null; request = request.Later)
                {
                    if (request.Deadline <= due)
                    {
                        found.Add(request);
                    }
                }
            }

            return found;
        }

        public void Unlink(CallRequest request)
        {
            if (request.Earlier is null && request.Later is null && !ReferenceEquals(First, request))
            {
                return;
            }

            if (request.Earlier is { } earlier)
            {
                earlier.Later = request.Later;
            }
            else
            {
                First = request.Later;
            }

            if (request.Later is { } later)
            {
                later.Earlier = request.Earlier;
            }
            else
            {
                Last = request.Earlier;
            }

            request.Earlier = request.Later = null;
        }
    }
}
