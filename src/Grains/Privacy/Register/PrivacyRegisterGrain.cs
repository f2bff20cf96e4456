using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.Revocations;
using Chatbotics.Grains.Abstractions.Privacy;
using Chatbotics.Grains.Abstractions.Privacy.Register;
using Chatbotics.Grains.Hosting;
using Chatbotics.Grains.People;
using Chatbotics.Grains.People.Revocations;

namespace Chatbotics.Grains.Privacy.Register;

/// <inheritdoc cref="IPrivacyRegisterGrain"/>
/// <param name="register">The stored register.</param>
/// <param name="revocations">Shuts the operator's staff out.</param>
/// <param name="ids">Ids.</param>
/// <param name="time">The clock.</param>
[GrainType("privacy-register")]
internal sealed class PrivacyRegisterGrain(
    [PersistentState("privacy-register")] IPersistentState<PrivacyRegisterState> register,
    RevocationPublisher revocations,
    IIdGenerator ids,
    TimeProvider time) : Grain, IPrivacyRegisterGrain, IIncomingGrainCallFilter
{
    private const int MaxSubprocessors = 200;
    private const int KeptGrants = 100;

    private string Tenant => this.GetPrimaryKeyString();

    /// <inheritdoc/>
    public Task Invoke(IIncomingGrainCallContext context) => CallerGate.Enter(context);

    /// <inheritdoc/>
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        foreach (var grant in register.State.Grants.Where(static grant => grant.RevokedAt is null))
        {
            CloseAt(grant.ExpiresAt);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<PrivacyRegister> Get() => Task.FromResult(new PrivacyRegister(
        register.State.Notices,
        [.. register.State.Subprocessors.OrderBy(static one => one.RemovedAt is not null)],
        register.State.Version,
        register.State.Grants));

    /// <inheritdoc/>
    public async Task<Outcome> SetNotices(Notices notices)
    {
        if (Refuse(Permission.ManagePrivacy) is { } refusal)
        {
            return refusal;
        }

        ImmutableArray<string> words = [.. notices.StopWords.Select(static word => word.Trim().ToUpperInvariant()).Where(static word => word.Length > 0).Distinct(StringComparer.Ordinal)];
        if (words.Length is 0 or > 20 || words.Any(static word => word.Length > 30))
        {
            return PrivacyRefusals.StopWords;
        }

        var phrase = notices.ErasurePhrase.Trim();
        if (phrase.Length is > 0 and < 3 or > 60)
        {
            return PrivacyRefusals.ErasurePhrase;
        }

        ImmutableArray<string?> phrases = [notices.AccessPhrase?.Trim(), notices.CorrectionPhrase?.Trim(), notices.ObjectionPhrase?.Trim()];
        ImmutableArray<string> said =
        [
            .. new[] { phrase, phrases[0] ?? Notices.UsualAccessPhrase, phrases[1] ?? Notices.UsualCorrectionPhrase, phrases[2] ?? Notices.UsualObjectionPhrase }
                .Where(static one => one.Length > 0),
        ];
        if (phrases.Any(static one => one?.Length is > 0 and < 3 or > 60) || said.Concat(words).Distinct(StringComparer.OrdinalIgnoreCase).Count() < said.Length + words.Length)
        {
            return PrivacyRefusals.ChatPhrase;
        }

        var url = notices.PolicyUrl.Trim();
        if (url.Length > 0 && !(Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme == Uri.UriSchemeHttps && url.Length <= 300))
        {
            return PrivacyRefusals.PolicyUrl;
        }

        await register.Replace(register.State with
        {
            Notices = notices with { StopWords = words, ErasurePhrase = phrase, AccessPhrase = phrases[0], CorrectionPhrase = phrases[1], ObjectionPhrase = phrases[2], PolicyUrl = url, ChangedAt = time.GetUtcNow() },
        });
        await Note(PrivacyAuditActions.NoticesChanged, null);
        return Outcome.Done;
    }

    /// <inheritdoc/>
    public async Task<Outcome> AddSubprocessor(Subprocessor subprocessor)
    {
        if (Refuse(Permission.ManagePrivacy) is { } refusal)
        {
            return refusal;
        }

        var (name, purpose, place) = (subprocessor.Name.Trim(), subprocessor.Purpose.Trim(), subprocessor.Place.Trim());
        if (name.Length is 0 or > 80 || purpose.Length is 0 or > 200 || place.Length is 0 or > 60 || register.State.Subprocessors.Length >= MaxSubprocessors)
        {
            return PrivacyRefusals.Subprocessor;
        }

        var version = register.State.Version + 1;
        var made = new Subprocessor
        {
            Id = ids.NewId().ToString("N"),
            Name = name,
            Purpose = purpose,
            Place = place,
            SinceVersion = version,
            AddedAt = time.GetUtcNow(),
        };
        await register.Replace(register.State with { Subprocessors = register.State.Subprocessors.Add(made), Version = version });
        await Note(PrivacyAuditActions.SubprocessorsChanged, made.Id);
        return Outcome.Made(made.Id);
    }

    /// <inheritdoc/>
    public async Task FollowSettings(ImmutableArray<Subprocessor> known)
    {
        if (Caller.Current is not { IsEngine: true })
        {
            return;
        }

        var present = register.State.Subprocessors;
        var gone = present.Where(one => one is { FromSetting: not null, RemovedAt: null } && !known.Any(now => IsSame(now, one))).ToList();
        var added = known.Where(now => !present.Any(one => one.RemovedAt is null && IsSame(now, one))).ToList();
        if (gone.Count == 0 && added.Count == 0)
        {
            return;
        }

        var (version, now) = (register.State.Version + 1, time.GetUtcNow());
        await register.Replace(register.State with
        {
            Version = version,
            Subprocessors =
            [
                .. present.Select(one => gone.Contains(one) ? one with { RemovedAt = now, GoneInVersion = version } : one),
                .. added.Select(one => one with { Id = ids.NewId().ToString("N"), SinceVersion = version, AddedAt = now }),
            ],
        });
        await Note(PrivacyAuditActions.SubprocessorsChanged, null);
    }

    /// <inheritdoc/>
    public async Task<Outcome> RemoveSubprocessor(string id)
    {
        if (Refuse(Permission.ManagePrivacy) is { } refusal)
        {
            return refusal;
        }

        if (register.State.Subprocessors.FirstOrDefault(one => string.Equals(one.Id, id, StringComparison.Ordinal)) is { RemovedAt: null, FromSetting: null } present)
        {
            var version = register.State.Version + 1;
            await register.Replace(register.State with
            {
                Subprocessors = register.State.Subprocessors.Replace(present, present with { RemovedAt = time.GetUtcNow(), GoneInVersion = version }),
                Version = version,
            });
            await Note(PrivacyAuditActions.SubprocessorsChanged, id);
        }

        return Outcome.Done;
    }

    /// <inheritdoc/>
    public async Task<Outcome> Grant(string reason, int hours)
    {
        if (Refuse(Permission.GrantAccess) is { } refusal)
        {
            return refusal;
        }

        reason = reason.Trim();
        if (reason.Length is < 5 or > 200 || hours is < 1 or > AccessGrant.MaxHours)
        {
            return PrivacyRefusals.Grant;
        }

        var now = time.GetUtcNow();
        var made = new AccessGrant
        {
            Id = ids.NewId().ToString("N"),
            Reason = reason,
            GrantedBy = Caller.Current?.AccountId,
            GrantedAt = now,
            ExpiresAt = now.AddHours(hours),
        };
        var grants = register.State.Grants.Insert(0, made);
        await register.Replace(register.State with { Grants = grants.Length > KeptGrants ? grants.RemoveAt(KeptGrants) : grants });
        await Note(PrivacyAuditActions.AccessGranted, made.Id);
        CloseAt(made.ExpiresAt);
        return Outcome.Made(made.Id);
    }

    /// <inheritdoc/>
    public async Task<Outcome> Revoke(string id)
    {
        if (Refuse(Permission.GrantAccess) is { } refusal)
        {
            return refusal;
        }

        if (register.State.Grants.FirstOrDefault(one => string.Equals(one.Id, id, StringComparison.Ordinal)) is { RevokedAt: null } present)
        {
            await register.Replace(register.State with { Grants = register.State.Grants.Replace(present, present with { RevokedAt = time.GetUtcNow() }) });
            await Note(PrivacyAuditActions.AccessRevoked, id);
            await Close();
        }

        return Outcome.Done;
    }

    /// <inheritdoc/>
    public Task<bool> IsOpenToOperator()
    {
        var now = time.GetUtcNow();
        return Task.FromResult(register.State.Grants.Any(grant => grant.HoldsAt(now)));
    }

    /// <summary>Whoever is in at the end of a grant is shut out then, live pages too.</summary>
    private void CloseAt(DateTimeOffset end)
    {
        var left = end - time.GetUtcNow();
        if (left > TimeSpan.Zero)
        {
            DelayDeactivation(left + TimeSpan.FromMinutes(1));
            this.RegisterGrainTimer(
                static (grain, _) => grain.Close(), this, new GrainTimerCreationOptions { DueTime = left + TimeSpan.FromSeconds(1), Period = Timeout.InfiniteTimeSpan });
        }
    }

    private async Task Close()
    {
        var now = time.GetUtcNow();
        if (register.State.Grants.Any(grant => grant.HoldsAt(now)))
        {
            return;
        }

        using var engine = Caller.Use(Caller.Engine);
        if (await GrainFactory.GetGrain<IInstallationGrain>(IInstallationGrain.Key).GetOwner() is { } account
            && await GrainFactory.GetGrain<IPeopleGrain>(Tenant).GetAccess(account) is null)
        {
            await revocations.Publish(new Revocation { Kind = RevocationKind.MemberRemoved, AccountId = account, Tenant = Tenant });
        }
    }

    private async Task Note(string action, string? target)
    {
        var note = AuditNote.OfCaller(ids.NewId(), time.GetUtcNow(), action, target);
        using var engine = Caller.Use(Caller.Engine);
        await GrainFactory.GetGrain<IAuditGrain>(Tenant).Append(note);
    }

    private static bool IsSame(Subprocessor one, Subprocessor other) =>
        one.FromSetting == other.FromSetting && one.Name == other.Name && one.Purpose == other.Purpose && one.Place == other.Place
        && one.ExcludesTraining == other.ExcludesTraining;

    private static Refusal? Refuse(Permission needed) =>
        Caller.Current is { IsEngine: false } caller && !caller.Permissions.Has(needed) ? Refusals.NotAllowed : null;
}
