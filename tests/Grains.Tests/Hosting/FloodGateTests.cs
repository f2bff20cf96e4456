using Chatbotics.Grains.Hosting;
using Chatbotics.TestKit.Time;

namespace Chatbotics.Grains.Tests.Hosting;

public sealed class FloodGateTests
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(20);

    private readonly ManualClock _clock = new();
    private readonly FloodGate _gate;

    public FloodGateTests() => _gate = new FloodGate(_clock);

    [Fact]
    public void Calm_traffic_passes_at_once()
    {
        Pour(90);
        Assert.True(_gate.Pass(Slice).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task In_a_flood_a_slice_is_paid_for_with_forty_nine_times_its_length()
    {
        Pour(1_000);
        var passing = _gate.Pass(Slice);
        var waited = TimeSpan.Zero;
        while (!passing.IsCompleted)
        {
            var step = Slice * 49 - waited is var left && left < Look ? left : Look;
            await Eventually.Holds(() => _clock.HasTimer(step) || passing.IsCompleted);
            Pour(1_000, step);
            waited += step;
            await Eventually.Holds(() => passing.IsCompleted || _clock.HasTimer(Slice * 49 - waited) || _clock.HasTimer(Look));
        }

        await passing;
        Assert.Equal(Slice * 49, waited);
    }

    [Fact]
    public async Task The_pause_ends_with_the_flood()
    {
        Pour(1_000);
        var passing = _gate.Pass(TimeSpan.FromSeconds(1));
        Assert.False(passing.IsCompleted);
        _clock.Advance(Look);
        await passing;
    }

    private void Pour(int appends, TimeSpan? over = null)
    {
        for (var i = 0; i < appends; i++)
        {
            _gate.Count();
        }

        _clock.Advance(over ?? Look);
    }
}
