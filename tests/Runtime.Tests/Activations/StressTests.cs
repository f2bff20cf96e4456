namespace Chatbotics.Runtime.Tests.Activations;

public interface IRestlessGrain : IGrainWithStringKey
{
    Task<int> Work(int number);

    Task<int> WorkWithFriend(string friend, int number);
}

/// <summary>Ends again and again, in the middle of everything.</summary>
public sealed class RestlessGrain : Grain, IRestlessGrain
{
    private int _calls;
    private int _inside;

    public async Task<int> Work(int number)
    {
        if (Interlocked.Increment(ref _inside) != 1)
        {
            throw new InvalidOperationException("two calls at once");
        }

        if (++_calls % 50 == 0)
        {
            DeactivateOnIdle();
        }

        if (number % 3 == 0)
        {
            await Task.Yield();
        }
        else if (number % 7 == 0)
        {
            await Task.Run(() => { });
        }

        Interlocked.Decrement(ref _inside);
        return number;
    }

    public async Task<int> WorkWithFriend(string friend, int number) => await GrainFactory.GetGrain<IRestlessGrain>(friend).Work(number);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (Random.Shared.Next(2) == 0)
        {
            await Task.Yield();
        }
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (Random.Shared.Next(2) == 0)
        {
            await Task.Yield();
        }
    }
}

[Collection(nameof(ClusterFixture))]
public sealed class StressTests(ClusterFixture cluster)
{
    [Fact]
    public async Task No_call_is_lost_or_run_beside_another_while_activations_come_and_go()
    {
        var run = Guid.NewGuid().ToString("N");
        var workers = Enumerable.Range(0, 8).Select(i => cluster.Grains.GetGrain<IRestlessGrain>($"{run} worker {i}")).ToArray();

        async Task Caller(int caller)
        {
            for (var i = 0; i < 500; i++)
            {
                var number = (caller * 1000) + i;
                var answer = number % 5 == 0
                    ? await cluster.Grains.GetGrain<IRestlessGrain>($"{run} front {caller}").WorkWithFriend($"{run} worker {i % 8}", number)
                    : await workers[(caller + i) % workers.Length].Work(number);
                Assert.Equal(number, answer);
            }
        }

        await Task.WhenAll(Enumerable.Range(0, 16).Select(caller => Task.Run(() => Caller(caller)))).Soon();
    }
}
