using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy.Exports;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Contacts;
using Chatbotics.Grains.Hosting;
using Chatbotics.Grains.People;
using Chatbotics.Grains.People.Security;

namespace Chatbotics.Grains.Privacy.Exports;

/// <inheritdoc cref="IDataExportGrain"/>
/// <remarks>
/// After each entry of the zip it notes that the entry is whole; a crash in between writes that one again over its own parts. A
/// reminder keeps it going, and destroys everything in the end.
/// </remarks>
[GrainType("data-export")]
internal sealed partial class DataExportGrain : Grain, IDataExportGrain, IRemindable, IIncomingGrainCallFilter
{
    private const string Reminder = "export";
    private static readonly TimeSpan Life = TimeSpan.FromDays(1);
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    private readonly IPersistentState<DataExportState> _store;
    private readonly ExportServices _services;
    private readonly ExportWriter _writer;
    private Task _writes = Task.CompletedTask;
    private long _read;
    private bool _isRunning;

    /// <param name="store">How far it is.</param>
    /// <param name="services">What it needs.</param>
    public DataExportGrain([PersistentState("data-export")] IPersistentState<DataExportState> store, ExportServices services)
    {
        (_store, _services) = (store, services);
        _writer = new ExportWriter(services.Parts, Tenant, Id);
    }

    private string Tenant => GrainKeys.TenantOf(this.GetPrimaryKeyString()).ToString();

    private string Id => this.GetPrimaryKeyString()[(Tenant.Length + 1)..];

    private bool IsGone => _store.State.BeganAt is null || _services.Time.GetUtcNow() >= _store.State.ExpiresAt;

    /// <inheritdoc/>
    public Task Invoke(IIncomingGrainCallContext context) => CallerGate.Enter(context);

    /// <inheritdoc/>
    public async Task<Outcome> Begin(DataExportOrder order)
    {
        if (!May())
        {
            return Refusals.NotAllowed;
        }

        if (_store.State.BeganAt is not null)
        {
            return Outcome.Done;
        }

        if (!order.Subject.StartsWith(Tenant + GrainKeys.Separator, StringComparison.Ordinal)
            || !(ContactTarget.IsContact(order.Subject) || ConversationKey.TryParse(order.Subject, out _)))
        {
            return Refusals.NotFound;
        }

        var subjects = await _services.Reach.Expand(Tenant, [order.Subject]);
        var conversations = subjects.Where(static one => !ContactTarget.IsContact(one)).ToImmutableArray();
        if (subjects.IsEmpty || (subjects is [var only] && !ContactTarget.IsContact(only) && (await _services.Catalog.List(only, null, 1)).IsEmpty))
        {
            return Refusals.NotFound;
        }

        await this.RegisterOrUpdateReminder(Reminder, Period, Period);
        var key = await _services.Keys.Take(Tenant);
        var now = _services.Time.GetUtcNow();
        var language = order.Language ?? await Language(subjects);
        await Change(_ => new DataExportState
        {
            BeganAt = now,
            ExpiresAt = now + Life,
            KeyId = key.Id,
            Subjects = SealedText.Seal(key, Place("subjects"), string.Join('\n', subjects)),
            Request = order.Request,
            Conversations = conversations.Length,
            Language = language,
            SendWhenDone = order.SendWhenDone && Caller.Current is not { IsEngine: false },
        });
        GoOn();
        return Outcome.Made(Id);
    }

    /// <inheritdoc/>
    public Task<DataExportStatus?> GetStatus() => Task.FromResult(IsGone || !May() ? null : Status());

    /// <inheritdoc/>
    public Task<byte[]?> Read(int index) => IsGone || !May() || !_store.State.IsDone ? Task.FromResult<byte[]?>(null) : _writer.Read(_store.State, index);

    /// <inheritdoc/>
    public async Task<bool> Destroy(ImmutableArray<string> subjects)
    {
        if (Caller.Current is { IsEngine: false } || _store.State.BeganAt is null)
        {
            return false;
        }

        if (!subjects.IsEmpty && !await Holds(subjects))
        {
            return false;
        }

        await End();
        return true;
    }

    /// <inheritdoc/>
    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (IsGone)
        {
            await End();
        }
        else if (!_store.State.IsDone || _store.State.SendWhenDone)
        {
            GoOn();
        }
    }

    /// <summary>Changes what is stored; null leaves it. Calls interleave with the work, so changes follow one another, each on the last one's result.</summary>
    private Task Change(Func<DataExportState, DataExportState?> change) =>
        Enqueue(() => change(_store.State) is { BeganAt: not null } next ? _store.Replace(next) : Task.CompletedTask);

    private Task Enqueue(Func<Task> write)
    {
        return _writes = After(_writes);

        async Task After(Task before)
        {
            // Whoever waits for it hears of its failure.
            await before.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
            await write();
        }
    }

    private async Task<bool> Holds(ImmutableArray<string> subjects)
    {
        ImmutableArray<string> own;
        try
        {
            own = await Subjects(_store.State);
        }
        catch (Exception unreadable) when (unreadable is Ports.KeyDestroyedException or CryptographicException)
        {
            // Then nobody can read it any more: it may as well go.
            return true;
        }

        // A connection's key stands in front of its conversations' keys.
        return own.Any(one => subjects.Any(subject => one.StartsWith(subject, StringComparison.Ordinal) && (one.Length == subject.Length || one[subject.Length] == GrainKeys.Separator)));
    }

    private async Task End()
    {
        var key = _store.State.KeyId;
        if (key != Guid.Empty)
        {
            await _writer.Remove(key);
        }

        await Enqueue(async () =>
        {
            await _store.ClearStateAsync();
            _store.State = new DataExportState();
        });
        if (await this.GetReminder(Reminder) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }

    private void GoOn()
    {
        if (!_isRunning)
        {
            _isRunning = true;
            this.RegisterGrainTimer(
                static (self, _) => self.Work(), this, new GrainTimerCreationOptions { DueTime = TimeSpan.Zero, Period = Timeout.InfiniteTimeSpan, Interleave = true });
        }
    }

    private DataExportStatus Status()
    {
        var state = _store.State;
        return new DataExportStatus
        {
            Id = Id,
            BeganAt = state.BeganAt!.Value,
            ExpiresAt = state.ExpiresAt,
            Messages = state.IsDone ? state.MessagesWritten : Math.Max(state.Messages, state.MessagesWritten),
            MessagesWritten = state.IsDone ? state.MessagesWritten : Math.Min(state.MessagesWritten + _read, Math.Max(state.Messages, state.MessagesWritten)),
            Files = state.IsDone ? state.FilesDone : Math.Max(state.Files, state.FilesDone),
            FilesDone = state.FilesDone,
            LeftOut = state.LeftOut,
            IsDone = state.IsDone,
            Size = state.Size,
            Request = state.Request,
            Conversations = state.Conversations,
            CanSend = state.Conversations > 0,
            Link = state.Link is { } link && link.Until > _services.Time.GetUtcNow() ? link : null,
        };
    }

    private async Task<ImmutableArray<string>> Subjects(DataExportState state)
    {
        using var key = await _services.Keys.Get(Tenant, state.KeyId);
        return [.. SealedText.Open(key, Place("subjects"), state.Subjects).Split('\n')];
    }

    private string Place(string what) => string.Create(CultureInfo.InvariantCulture, $"{Tenant}/data-export/{Id}/{what}");

    private static bool May() => Caller.Current is not { IsEngine: false } caller || caller.Permissions.Has(Permission.ExportData);
}
