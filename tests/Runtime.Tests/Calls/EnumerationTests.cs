using System.Runtime.CompilerServices;

namespace Chatbotics.Runtime.Tests.Calls;

public interface IEnumeratingGrain : IGrainWithStringKey
{
    IAsyncEnumerable<int> Numbers(int count);

    IAsyncEnumerable<int> NumbersUntilFailure(int count);

    IAsyncEnumerable<int> Endless(string gate, CancellationToken cancellation);

    Task<string> Ping();
}

public sealed class EnumeratingGrain : Grain, IEnumeratingGrain
{
    public async IAsyncEnumerable<int> Numbers(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await Task.Yield();
            yield return i;
        }
    }

    public async IAsyncEnumerable<int> NumbersUntilFailure(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await Task.Yield();
            yield return i;
        }

        throw new InvalidOperationException("no more");
    }

    public async IAsyncEnumerable<int> Endless(string gate, [EnumeratorCancellation] CancellationToken cancellation)
    {
        try
        {
            for (var i = 0; ; i++)
            {
                await Task.Yield();
                yield return i;
            }
        }
        finally
        {
            _ = Gate.Of(gate).Pass();
        }
    }

    public Task<string> Ping() => Task.FromResult("pong");
}

[Collection(nameof(ClusterFixture))]
public sealed class EnumerationTests(ClusterFixture cluster)
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(250)]
    public async Task All_items_arrive_in_order(int count)
    {
        var seen = new List<int>();

        await foreach (var number in cluster.New<IEnumeratingGrain>().Numbers(count))
        {
            seen.Add(number);
        }

        Assert.Equal(Enumerable.Range(0, count), seen);
    }

    [Fact]
    public async Task A_failure_arrives_after_the_items_before_it()
    {
        var seen = new List<int>();

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
        {
            await foreach (var number in cluster.New<IEnumeratingGrain>().NumbersUntilFailure(3))
            {
                seen.Add(number);
            }
        });

        Assert.Equal("no more", failure.Message);
        Assert.Equal([0, 1, 2], seen);
    }

    [Fact]
    public async Task Leaving_early_ends_the_enumeration_in_the_grain()
    {
        var grain = cluster.New<IEnumeratingGrain>(out var key);

        await foreach (var number in grain.Endless(key, CancellationToken.None))
        {
            if (number == 5)
            {
                break;
            }
        }

        await Gate.Of(key).Reached;
    }

    [Fact]
    public async Task The_grain_answers_others_between_items()
    {
        var grain = cluster.New<IEnumeratingGrain>(out var key);
        var answers = 0;

        await foreach (var number in grain.Endless(key, CancellationToken.None))
        {
            Assert.Equal("pong", await grain.Ping());
            if (++answers == 3)
            {
                break;
            }
        }
    }
}
