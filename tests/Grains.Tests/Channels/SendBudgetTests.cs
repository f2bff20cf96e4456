using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Channels;
using Chatbotics.TestKit.Time;

namespace Chatbotics.Grains.Tests.Channels;

public sealed class SendBudgetTests
{
    private readonly ManualClock _clock = new();

    [Fact]
    public void A_spent_budget_says_when_a_block_is_there_again()
    {
        var budget = new SendBudget(80, 80, _clock);
        Assert.Equal(80, budget.Take(100).Granted);
        var wait = budget.Take(100);
        Assert.Equal(0, wait.Granted);
        Assert.InRange(wait.RetryAfter, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(100));
        _clock.Advance(wait.RetryAfter);
        Assert.True(budget.Take(100).Granted > 0);
    }

    [Fact]
    public void Never_more_than_a_seconds_sends_are_saved_up()
    {
        var budget = new SendBudget(80, 80, _clock);
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(80, budget.Take(1_000).Granted);
    }

    [Fact]
    public void Throttling_halves_once_for_sends_that_were_under_way_together_and_holds_everything()
    {
        var budget = new SendBudget(80, 80, _clock);
        budget.Throttle(null);
        budget.Throttle(null);
        Assert.Equal(40, budget.Rate);
        Assert.Equal(0, budget.Take(1).Granted);
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(40, budget.Take(1_000).Granted);
    }

    [Fact]
    public void What_the_platform_asks_to_wait_is_waited_within_reason()
    {
        var budget = new SendBudget(80, 80, _clock);
        budget.Throttle(TimeSpan.FromSeconds(30));
        _clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal(TimeSpan.FromSeconds(1), budget.Take(1).RetryAfter);
        budget.Throttle(TimeSpan.FromDays(1));
        Assert.InRange(budget.Take(1).RetryAfter, TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(5));
    }

    [Fact]
    public void A_throttled_rate_recovers_to_the_full_one()
    {
        var budget = new SendBudget(80, 80, _clock);
        budget.Throttle(null);
        _clock.Advance(TimeSpan.FromSeconds(10));
        budget.Take(1);
        Assert.Equal(48, budget.Rate);
        _clock.Advance(TimeSpan.FromMinutes(1));
        budget.Take(1);
        Assert.Equal(80, budget.Rate);
    }

    [Fact]
    public void A_rate_never_falls_below_one_a_second()
    {
        var budget = new SendBudget(2, 2, _clock);
        for (var i = 0; i < 10; i++)
        {
            budget.Throttle(null);
            _clock.Advance(TimeSpan.FromSeconds(3));
        }

        Assert.Equal(1, budget.Rate);
        Assert.Equal(1, budget.Take(10).Granted);
    }

    [Fact]
    public void A_rate_that_nobody_set_falls_to_what_the_platform_grants_and_recovers()
    {
        var budget = new SendBudget(20_000, 80, _clock);
        Assert.Equal(20_000, budget.Take(20_000).Granted);
        budget.Throttle(null);
        Assert.Equal(80, budget.Rate);
        _clock.Advance(TimeSpan.FromSeconds(10));
        budget.Take(1);
        Assert.Equal(88, budget.Rate);
    }

    [Fact]
    public void The_limit_of_one_customer_does_not_slow_the_number() =>
        Assert.False(SendRates.ConcernsAsset(new SendError { Kind = SendErrorKind.Throttled, Code = 131056, Text = "" }));
}
