namespace Chatbotics.Runtime.Tests.Turns;

public interface IWorkerGrain : IGrainWithStringKey
{
    Task<Guid> Work(string gate);
}

[StatelessWorker(2)]
public sealed class WorkerGrain : Grain, IWorkerGrain
{
    private readonly Guid _id = Guid.NewGuid();

    public async Task<Guid> Work(string gate)
    {
        await Gate.Of(gate).Pass();
        return _id;
    }
}

[Collection(nameof(ClusterFixture))]
public sealed class StatelessWorkerTests(ClusterFixture cluster)
{
    [Fact]
    public async Task As_many_calls_run_at_once_as_there_may_be_workers()
    {
        var grain = cluster.New<IWorkerGrain>(out var key);
        var first = grain.Work($"{key} first");
        await Gate.Of($"{key} first").Reached;
        var second = grain.Work($"{key} second");
        await Gate.Of($"{key} second").Reached;
        var third = grain.Work($"{key} third");
        Assert.False(Gate.Of($"{key} third").Reached.IsCompleted);

        Gate.Of($"{key} first").Open();
        Gate.Of($"{key} second").Open();
        Gate.Of($"{key} third").Open();
        var workers = await Task.WhenAll(first, second, third).Soon();

        Assert.NotEqual(workers[0], workers[1]);
        Assert.Contains(workers[2], workers[..2]);
    }
}
