using System.Globalization;
using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Hosting;

namespace Chatbotics.Grains.Agents;

/// <inheritdoc cref="IAgentUsageGrain"/>
/// <param name="usage">The stored counts.</param>
/// <param name="audit">Writes down who changed the limit.</param>
/// <param name="time">The clock.</param>
[GrainType("agent-usage")]
internal sealed class AgentUsageGrain([PersistentState("agent-usage")] IPersistentState<AgentUsageState> usage, AgentAudit audit, TimeProvider time)
    : Grain, IAgentUsageGrain
{
    private const int UsualDays = 35;

    /// <summary>Counts are written behind the turns, which must not wait for them.</summary>
    private static readonly TimeSpan WriteAfter = TimeSpan.FromSeconds(2);

    private IGrainTimer? _writing;
    private AgentUsageState _present = new();

    private int DaysKept => _present.DaysKept > 0 ? _present.DaysKept : UsualDays;

    private int Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).DayNumber;

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _present = usage.State;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Write();

    /// <inheritdoc/>
    public Task<string?> Check(string agent, AgentBudget budget)
    {
        var mine = _present.Days.Where(day => day.Day == Today && day.Agent == agent).ToList();
        var cost = _present.Days.Where(day => day.Day == Today).Sum(day => day.Cost);
        return Task.FromResult(
            budget.AnswersPerDay > 0 && mine.Sum(day => day.Answers) >= budget.AnswersPerDay
                ? string.Create(CultureInfo.InvariantCulture, $"The agent has given its {budget.AnswersPerDay} answers of today.")
            : budget.CostPerDay > 0 && mine.Sum(day => day.Cost) >= budget.CostPerDay
                ? string.Create(CultureInfo.InvariantCulture, $"The agent has spent its {budget.CostPerDay:0.00} of today.")
            : _present.CostPerDay > 0 && cost >= _present.CostPerDay
                ? string.Create(CultureInfo.InvariantCulture, $"The workspace's agents have spent their {_present.CostPerDay:0.00} of today.")
            : null);
    }

    /// <inheritdoc/>
    public Task Record(AgentSpend spend)
    {
        var today = Today;
        Fold();
        var days = _present.Days;
        var present = days.FirstOrDefault(day => day.Day == today && day.Agent == spend.Agent);
        var next = (present ?? new UsageDay { Agent = spend.Agent, Day = today }) is var day
            ? day with
            {
                Answers = day.Answers + (spend.IsAnswer ? 1 : 0),
                HandOvers = day.HandOvers + (spend.IsHandOver ? 1 : 0),
                Tokens = day.Tokens + spend.Tokens,
                Cost = day.Cost + spend.Cost,
            }
            : throw new InvalidOperationException();
        _present = _present with { Days = present is null ? days.Add(next) : days.Replace(present, next) };
        _writing ??= this.RegisterGrainTimer(
            static (grain, _) => grain.Write(), this, new GrainTimerCreationOptions { DueTime = WriteAfter, Period = Timeout.InfiniteTimeSpan, Interleave = true });
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<AgentUsage> Get(string agent)
    {
        var today = Today;
        var days = _present.Days.Where(day => day.Day > today - 7 && (agent.Length == 0 || day.Agent == agent)).ToList();
        var months = _present.Months.Where(month => agent.Length == 0 || month.Agent == agent).ToList();
        return Task.FromResult(new AgentUsage
        {
            EarlierAnswers = months.Sum(static month => (long)month.Answers),
            EarlierTokens = months.Sum(static month => month.Tokens),
            EarlierCost = months.Sum(static month => month.Cost),
            Answers = days.Sum(day => day.Answers),
            HandOvers = days.Sum(day => day.HandOvers),
            Tokens = days.Sum(day => day.Tokens),
            Cost = days.Sum(day => day.Cost),
            AnswersToday = days.Where(day => day.Day == today).Sum(day => day.Answers),
            CostToday = days.Where(day => day.Day == today).Sum(day => day.Cost),
            WorkspaceLimit = _present.CostPerDay,
        });
    }

    /// <inheritdoc/>
    public async Task SetLimit(decimal costPerDay)
    {
        _present = _present with { CostPerDay = Math.Clamp(costPerDay, 0, 1_000_000) };
        await Write();
        await audit.Note(
            this.GetPrimaryKeyString(), this.GetPrimaryKeyString(), AgentAuditActions.LimitChanged, new AuditDetail("day", _present.CostPerDay.ToString(CultureInfo.InvariantCulture)));
    }

    /// <inheritdoc/>
    public Task<UsageAge> Age(int days)
    {
        var first = Today - days;
        return Task.FromResult(new UsageAge(
            _present.Days.Length,
            _present.Days.Count(day => day.Day <= first),
            _present.Days.IsEmpty ? null : DateOnly.FromDayNumber(_present.Days.Min(static day => day.Day))));
    }

    /// <inheritdoc/>
    public async Task<int> Keep(int? days)
    {
        if (Caller.Current is { IsEngine: false })
        {
            throw new ForeignGrainException();
        }

        _present = _present.DaysKept == (days ?? 0) ? _present : _present with { DaysKept = days ?? 0 };
        var folded = Fold();
        await Write();
        return folded;
    }

    /// <summary>Days whose time is over become part of their months' sums.</summary>
    private int Fold()
    {
        var last = Today - DaysKept;
        var old = _present.Days.Where(day => day.Day <= last).ToArray();
        if (old.Length == 0)
        {
            return 0;
        }

        var months = _present.Months.ToDictionary(static month => (month.Agent, month.Month));
        foreach (var day in old)
        {
            var date = DateOnly.FromDayNumber(day.Day);
            var number = ((date.Year - 1) * 12) + date.Month - 1;
            months[(day.Agent, number)] = (months.GetValueOrDefault((day.Agent, number)) ?? new UsageMonth { Agent = day.Agent, Month = number }).With(day);
        }

        _present = _present with
        {
            Days = _present.Days.RemoveAll(day => day.Day <= last),
            Months = [.. months.Values.OrderBy(static month => month.Month).ThenBy(static month => month.Agent, StringComparer.Ordinal)],
        };
        return old.Length;
    }

    private async Task Write()
    {
        _writing?.Dispose();
        _writing = null;
        if (!ReferenceEquals(_present, usage.State))
        {
            await usage.Replace(_present);
        }
    }
}
