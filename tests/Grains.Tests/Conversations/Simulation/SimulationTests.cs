using System.Globalization;
using Xunit.Abstractions;

namespace Chatbotics.Grains.Tests.Conversations.Simulation;

/// <summary>
/// The proof of the engine: many small worlds with a clock of their own, in which the store, the platform, the workers
/// and the process itself fail as a seed decides.
/// </summary>
/// <remarks>
/// <c>CHATBOTICS_SEEDS</c> says how many seeds to run (1,000 by default), <c>CHATBOTICS_SEED</c> replays one.
/// </remarks>
public sealed class SimulationTests(ITestOutputHelper output)
{
    private const int Seeds = 1_000;

    [Fact]
    public async Task No_message_is_lost_or_doubled_whatever_fails()
    {
        var (first, count) = Range();
        var crashes = 0;
        var messages = 0;
        var sends = 0;
        for (var seed = first; seed < first + count; seed++)
        {
            var world = new SimWorld(seed);
            try
            {
                world.Run();
                await SimVerdict.Check(world);
            }
            catch (Exception error)
            {
                Assert.Fail($"Seed {seed} ({world.Drawn}): {error.Message}. Replay it with CHATBOTICS_SEED={seed}.{(error is SimFailure ? "" : Environment.NewLine + error)}");
            }

            crashes += world.Crashes;
            messages += world.Acknowledged.Count;
            sends += world.Requests;
        }

        output.WriteLine($"{count} seeds: {messages} acknowledged messages, {sends} sends, {crashes} crashes.");
        Assert.True(messages > 0);
    }

    [Fact]
    public void The_same_seed_gives_the_same_world()
    {
        var (one, two) = (new SimWorld(42), new SimWorld(42));
        one.Run();
        two.Run();
        Assert.Equal(one.Requests, two.Requests);
        Assert.Equal(one.Meta.Deliveries, two.Meta.Deliveries);
        Assert.Equal(one.Disk.Journals.Values.Select(journal => journal.Version), two.Disk.Journals.Values.Select(journal => journal.Version));
    }

    private static (int First, int Count) Range() =>
        Environment.GetEnvironmentVariable("CHATBOTICS_SEED") is { Length: > 0 } one
            ? (int.Parse(one, CultureInfo.InvariantCulture), 1)
            : (1, Environment.GetEnvironmentVariable("CHATBOTICS_SEEDS") is { Length: > 0 } many ? int.Parse(many, CultureInfo.InvariantCulture) : Seeds);
}
