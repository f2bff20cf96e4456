using System.Collections.Immutable;
using Chatbotics.Assistants.Models;
using Chatbotics.TestKit.Models;
using Chatbotics.TestKit.Time;
using Microsoft.Extensions.AI;

namespace Chatbotics.Assistants.Tests.Models;

/// <summary>What happens when a model refuses, is slow, breaks off or is not there.</summary>
public sealed class ChatFaultTests
{
    [Theory]
    [InlineData(401, "invalid_api_key", ModelFailure.KeyRefused)]
    [InlineData(403, null, ModelFailure.KeyRefused)]
    [InlineData(404, "model_not_found", ModelFailure.ModelUnknown)]
    [InlineData(400, "context_length_exceeded", ModelFailure.TooLong)]
    [InlineData(413, null, ModelFailure.TooLong)]
    [InlineData(400, "content_filter", ModelFailure.Filtered)]
    [InlineData(400, "unsupported_value", ModelFailure.Refused)]
    [InlineData(429, "rate_limit_exceeded", ModelFailure.RateLimited)]
    [InlineData(429, "insufficient_quota", ModelFailure.QuotaUsedUp)]
    [InlineData(500, null, ModelFailure.Unavailable)]
    [InlineData(503, null, ModelFailure.Unavailable)]
    [InlineData(504, null, ModelFailure.TimedOut)]
    public async Task A_refusal_has_a_name_and_a_sentence_without_the_endpoints_words(int status, string? code, ModelFailure expected)
    {
        await using var world = await ModelWorld.Start(configure: model => model with { Retries = 0 });
        world.Server.Otherwise = _ => MockModelReply.Error(status, code);

        var whole = await Assert.ThrowsAsync<ModelException>(() => world.Main.GetResponseAsync(ModelWorld.Ask("Hi")));
        var streamed = await Assert.ThrowsAsync<ModelException>(() => world.Main.GetStreamingResponseAsync(ModelWorld.Ask("Hi")).ToChatResponseAsync());

        Assert.Equal((expected, status), (whole.Failure, whole.Status));
        Assert.Equal(expected, streamed.Failure);
        Assert.EndsWith(".", whole.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", whole.Message, StringComparison.Ordinal);
        Assert.All(world.Meter.Calls, call => Assert.Equal((expected, 0m), (call.Failure!.Value, call.Cost)));
    }

    [Fact]
    public async Task What_may_pass_is_repeated_and_what_may_not_is_not()
    {
        await using var world = await ModelWorld.Start();
        world.Server.Script(MockModelReply.Error(500), MockModelReply.Broken(MockModelFault.Reset), MockModelReply.Of("At last."));
        Assert.Equal("At last.", (await world.Main.GetResponseAsync(ModelWorld.Ask("Hi"))).Text);
        Assert.Equal(3, world.Server.Requests.Count);
        Assert.Equal(3, world.Meter.Calls.Length);

        world.Server.Script(MockModelReply.Error(400, "bad"));
        await Assert.ThrowsAsync<ModelException>(() => world.Main.GetResponseAsync(ModelWorld.Ask("Hi")));
        Assert.Equal(4, world.Server.Requests.Count);

        world.Server.Script(MockModelReply.Error(503), MockModelReply.Error(503), MockModelReply.Error(503));
        await Assert.ThrowsAsync<ModelException>(() => world.Main.GetResponseAsync(ModelWorld.Ask("Hi")));
        Assert.Equal(7, world.Server.Requests.Count);
    }

    [Fact]
    public async Task Retry_after_is_waited_for_by_the_clock()
    {
        var clock = new ManualClock();
        await using var world = await ModelWorld.Start(clock);
        world.Server.Script(MockModelReply.Error(429, retryAfter: "7"), MockModelReply.Of("Now."));
        var pending = world.Main.GetResponseAsync(ModelWorld.Ask("Hi"));
        await world.Server.NextRequest();
        await WaitForTimer(clock, TimeSpan.FromSeconds(7));

        clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Single(world.Server.Requests);
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("Now.", (await pending).Text);
    }

    [Fact]
    public async Task A_longer_Retry_after_than_we_wait_leads_to_the_next_model_at_once()
    {
        await using var world = await ModelWorld.Start();
        world.Server.Script(MockModelReply.Error(429, retryAfter: "3600"));
        world.Second.Script(MockModelReply.Of("From the spare one."));

        var response = await world.Chain.GetResponseAsync(ModelWorld.Ask("Hi"));

        Assert.Equal("From the spare one.", response.Text);
        Assert.Single(world.Server.Requests);
        Assert.Equal("spare-model", world.Second.Requests[0].Model);
    }

    [Theory]
    [InlineData(401, null, 1)]
    [InlineData(404, null, 1)]
    [InlineData(429, "insufficient_quota", 1)]
    [InlineData(500, null, 1)]
    [InlineData(400, "content_filter", 0)]
    public async Task The_chain_goes_on_after_everything_but_a_content_filter(int status, string? code, int asked)
    {
        await using var world = await ModelWorld.Start(configure: model => model with { Retries = 0 });
        world.Server.Otherwise = _ => MockModelReply.Error(status, code);

        _ = await Record.ExceptionAsync(() => world.Chain.GetResponseAsync(ModelWorld.Ask("Hi")));
        _ = await Record.ExceptionAsync(() => world.Chain.GetStreamingResponseAsync(ModelWorld.Ask("Hi")).ToChatResponseAsync());

        Assert.Equal(asked * 2, world.Second.Requests.Count);
    }

    [Fact]
    public async Task When_every_model_fails_the_last_failure_is_told()
    {
        await using var world = await ModelWorld.Start(configure: model => model with { Retries = 0 });
        world.Server.Otherwise = _ => MockModelReply.Error(500);
        world.Second.Otherwise = _ => MockModelReply.Error(401);

        var failure = await Assert.ThrowsAsync<ModelException>(() => world.Chain.GetResponseAsync(ModelWorld.Ask("Hi")));

        Assert.Equal(ModelFailure.KeyRefused, failure.Failure);
    }

    [Theory]
    [InlineData(MockModelFault.Cut, ModelFailure.Interrupted)]
    [InlineData(MockModelFault.EndEarly, ModelFailure.Interrupted)]
    [InlineData(MockModelFault.Malformed, ModelFailure.Malformed)]
    public async Task A_stream_that_breaks_off_is_no_reply_and_is_not_continued_by_another_model(MockModelFault fault, ModelFailure expected)
    {
        await using var world = await ModelWorld.Start();
        using var gate = new SemaphoreSlim(2);
        world.Server.Script(MockModelReply.Broken(fault) with { FaultAfter = 3, Gate = gate });
        var text = "";

        var failure = await Assert.ThrowsAsync<ModelException>(async () =>
        {
            await foreach (var update in world.Chain.GetStreamingResponseAsync(ModelWorld.Ask("Hi")))
            {
                // A reset may overtake what was sent before it: it comes only when the first text is here.
                text += update.Text;
                gate.Release(10);
            }
        });

        Assert.Equal(expected, failure.Failure);
        Assert.NotEmpty(text);
        Assert.Single(world.Server.Requests);
        Assert.Empty(world.Second.Requests);
        var call = Assert.Single(world.Meter.Calls);
        Assert.Equal(expected, call.Failure);
        Assert.True(call is { IsEstimated: true, OutputTokens: > 0, Cost: > 0 });
    }

    [Theory]
    [InlineData(MockModelFault.Cut)]
    [InlineData(MockModelFault.EndEarly)]
    [InlineData(MockModelFault.Malformed)]
    public async Task A_stream_that_breaks_before_its_first_text_is_repeated(MockModelFault fault)
    {
        await using var world = await ModelWorld.Start();
        world.Server.Script(MockModelReply.Broken(fault) with { FaultAfter = 1 }, MockModelReply.Of("Whole."));

        var response = await world.Main.GetStreamingResponseAsync(ModelWorld.Ask("Hi")).ToChatResponseAsync();

        Assert.Equal("Whole.", response.Text);
        Assert.Equal(2, world.Server.Requests.Count);
    }

    [Theory]
    [InlineData(MockModelFault.Cut)]
    [InlineData(MockModelFault.EndEarly)]
    public async Task A_whole_reply_that_breaks_off_is_repeated(MockModelFault fault)
    {
        await using var world = await ModelWorld.Start();
        world.Server.Script(MockModelReply.Broken(fault), MockModelReply.Of("Whole."));

        Assert.Equal("Whole.", (await world.Main.GetResponseAsync(ModelWorld.Ask("Hi"))).Text);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_model_that_hangs_is_given_up_by_the_clock(bool streamed)
    {
        var clock = new ManualClock();
        await using var world = await ModelWorld.Start(clock, model => model with { Retries = 0, Timeout = TimeSpan.FromSeconds(30), FirstTokenTimeout = TimeSpan.FromSeconds(10) });
        world.Server.Script(MockModelReply.Broken(MockModelFault.Hang));
        var pending = streamed
            ? world.Main.GetStreamingResponseAsync(ModelWorld.Ask("Hi")).ToChatResponseAsync()
            : world.Main.GetResponseAsync(ModelWorld.Ask("Hi"));
        await world.Server.NextRequest();

        clock.Advance(TimeSpan.FromSeconds(9.9));
        Assert.False(pending.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(streamed ? 0.1 : 20.1));

        Assert.Equal(ModelFailure.TimedOut, (await Assert.ThrowsAsync<ModelException>(() => pending)).Failure);
        Assert.Equal(ModelFailure.TimedOut, Assert.Single(world.Meter.Calls).Failure);
    }

    [Fact]
    public async Task A_stream_that_pauses_for_too_long_is_given_up()
    {
        var clock = new ManualClock();
        await using var world = await ModelWorld.Start(clock, model => model with { IdleTimeout = TimeSpan.FromSeconds(5) });
        using var gate = new SemaphoreSlim(2);
        world.Server.Script(MockModelReply.Of("abcdef") with { PieceLength = 3, Gate = gate });
        await using var updates = world.Main.GetStreamingResponseAsync(ModelWorld.Ask("Hi")).GetAsyncEnumerator();
        Assert.True(await updates.MoveNextAsync());

        var pending = updates.MoveNextAsync().AsTask();
        clock.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(pending.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Equal(ModelFailure.TimedOut, (await Assert.ThrowsAsync<ModelException>(() => pending)).Failure);
    }

    [Fact]
    public async Task The_breaker_opens_after_outages_refuses_without_a_call_and_closes_again()
    {
        var clock = new ManualClock();
        await using var world = await ModelWorld.Start(clock, model => model with { Retries = 0, BreakerMinimumCalls = 4, BreakerPause = TimeSpan.FromSeconds(20) });
        for (var i = 0; i < 4; i++)
        {
            world.Server.Script(MockModelReply.Error(500));
            await Assert.ThrowsAsync<ModelException>(() => world.Main.GetResponseAsync(ModelWorld.Ask("Hi")));
        }

        var paused = await Assert.ThrowsAsync<ModelException>(() => world.Main.GetResponseAsync(ModelWorld.Ask("Hi")));
        Assert.Equal(ModelFailure.Paused, paused.Failure);
        Assert.Equal(4, world.Server.Requests.Count);
        Assert.Equal("Hello from the mock model.", (await world.Chain.GetResponseAsync(ModelWorld.Ask("Hi"))).Text);
        Assert.Single(world.Second.Requests);

        clock.Advance(TimeSpan.FromSeconds(21));
        Assert.Equal("Hello from the mock model.", (await world.Main.GetResponseAsync(ModelWorld.Ask("Hi"))).Text);
    }

    [Fact]
    public async Task Wrong_keys_and_bad_requests_do_not_open_the_breaker()
    {
        await using var world = await ModelWorld.Start(configure: model => model with { Retries = 0, BreakerMinimumCalls = 2 });
        for (var i = 0; i < 6; i++)
        {
            world.Server.Script(MockModelReply.Error(i % 2 == 0 ? 401 : 400));
            await Assert.ThrowsAsync<ModelException>(() => world.Main.GetResponseAsync(ModelWorld.Ask("Hi")));
        }

        Assert.Equal("Hello from the mock model.", (await world.Main.GetResponseAsync(ModelWorld.Ask("Hi"))).Text);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Giving_up_ends_the_call_without_retry_or_fallback(bool streamed)
    {
        await using var world = await ModelWorld.Start();
        using var given = new CancellationTokenSource();
        world.Server.Script(MockModelReply.Broken(MockModelFault.Hang));
        var pending = streamed
            ? world.Chain.GetStreamingResponseAsync(ModelWorld.Ask("Hi"), cancellationToken: given.Token).ToChatResponseAsync()
            : world.Chain.GetResponseAsync(ModelWorld.Ask("Hi"), cancellationToken: given.Token);
        await world.Server.NextRequest();

        await given.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pending);
        Assert.Single(world.Server.Requests);
        Assert.Empty(world.Second.Requests);
    }

    [Fact]
    public async Task A_stream_that_is_left_is_broken_off_at_the_model()
    {
        await using var world = await ModelWorld.Start();
        using var gate = new SemaphoreSlim(2);
        world.Server.Script(MockModelReply.Of("abcdef") with { PieceLength = 3, Gate = gate });
        await foreach (var update in world.Main.GetStreamingResponseAsync(ModelWorld.Ask("Hi")))
        {
            Assert.Equal("abc", update.Text);
            break;
        }

        Assert.Equal((1, true), (Assert.Single(world.Meter.Calls).OutputTokens, world.Meter.Calls[0].Failure is not null));
    }

    [Theory]
    [InlineData("http://127.0.0.1:9/v1")]
    [InlineData("http://localhost:9/v1")]
    [InlineData("http://169.254.169.254/v1")]
    [InlineData("http://[::ffff:10.0.0.1]/v1")]
    [InlineData("http://2130706433:9/v1")]
    public async Task A_workspaces_own_endpoint_may_not_lead_inside(string endpoint)
    {
        await using var world = await ModelWorld.Start();
        var client = world.Models.ForTenant("acme", [ModelWorld.Model(world.Server) with { Endpoint = endpoint, Retries = 0 }]);

        var failure = await Assert.ThrowsAsync<ModelException>(() => client.GetResponseAsync(ModelWorld.Ask("Hi")));

        Assert.Equal(ModelFailure.Unreachable, failure.Failure);
        Assert.True(Grains.Hosting.Ports.AddressRefusedException.IsCauseOf(failure));
    }

    [Fact]
    public async Task A_workspace_may_use_no_other_workspaces_key()
    {
        await using var world = await ModelWorld.Start();
        ImmutableArray<ModelOptions> chain = [ModelWorld.Model(world.Server)];

        var failure = Assert.Throws<ModelException>(() => world.Models.ForTenant("other", chain));

        Assert.Equal(ModelFailure.KeyRefused, failure.Failure);
        Assert.Throws<ModelException>(() => world.Models.ForTenant("acme", [chain[0] with { Endpoint = "ftp://x" }]));
        Assert.Throws<ModelException>(() => world.Models.FromCatalogue(["unknown"]));
    }

    /// <summary>The retry's timer starts a little after the reply arrived: looks until the clock has it, without moving it.</summary>
    private static async Task WaitForTimer(ManualClock clock, TimeSpan due)
    {
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        while (!clock.HasTimer(due) && System.Diagnostics.Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(30))
        {
            await Task.Yield();
        }

        Assert.True(clock.HasTimer(due));
    }
}
