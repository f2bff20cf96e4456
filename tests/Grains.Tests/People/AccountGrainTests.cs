using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.Accounts;
using Chatbotics.Grains.People.Security;

namespace Chatbotics.Grains.Tests.People;

[Collection(PeopleHostCollection.Name)]
public sealed class AccountGrainTests(PeopleHost host) : EngineTests
{
    private static readonly SessionOrigin Desk = new("198.51.100.7", "Firefox on Linux");

    [Fact]
    public async Task An_address_belongs_to_one_account_however_it_is_written()
    {
        var id = await host.NewAccount("One@Index.test");
        Assert.Equal(id, await host.Accounts.Find(" one@index.TEST "));
        var second = await host.Accounts.Create(new NewAccount { Name = "Eve", Email = "ONE@index.test", PasswordHash = "x" });
        Assert.Equal(Refusals.EmailTaken, second.Refusal);
        Assert.Null(await host.Accounts.Find("two@index.test"));
        Assert.Null(await host.Accounts.Find("no address"));
    }

    [Fact]
    public async Task Many_who_claim_one_address_at_once_get_one_account()
    {
        var made = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ =>
            host.Accounts.Create(new NewAccount { Name = "Ada", Email = "race@index.test", PasswordHash = "x" })));
        Assert.Single(made, one => one.IsDone);
        Assert.Equal(19, made.Count(one => one.Refusal == Refusals.EmailTaken));
    }

    [Fact]
    public async Task A_claim_whose_account_was_never_made_is_taken_over()
    {
        host.Storage.WriteFault = (name, _) => name == "account" ? new IOException("crash") : null;
        try
        {
            await Assert.ThrowsAnyAsync<Exception>(() => host.NewAccount("half@index.test"));
        }
        finally
        {
            host.Storage.WriteFault = null;
        }

        var id = await host.NewAccount("half@index.test");
        Assert.Equal("half@index.test", (await host.Account(id).GetProfile())!.Email);
    }

    [Fact]
    public async Task Neither_name_nor_address_nor_place_is_stored_in_the_clear()
    {
        var id = await host.NewAccount("canary-mail@sealed.test", "Canary Name");
        await host.Account(id).StartSession(new SessionOrigin("203.0.113.77", "Canary Browser"), null);
        var stored = host.Storage.Dump();
        Assert.Contains(id, stored, StringComparison.Ordinal);
        foreach (var canary in new[] { "canary-mail", "Canary Name", "203.0.113.77", "Canary Browser" })
        {
            Assert.DoesNotContain(canary, stored, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Equal("Canary Name", (await host.Account(id).GetProfile())!.Name);
    }

    [Fact]
    public async Task A_session_is_good_with_its_id_and_stamp_until_it_ends()
    {
        var account = host.Account(await host.NewAccount("session@account.test"));
        var ticket = await account.StartSession(Desk, null);
        Assert.Equal("Ada", (await account.CheckSession(ticket.SessionId, ticket.Stamp))!.Name);
        Assert.Null(await account.CheckSession(ticket.SessionId, "other"));
        Assert.Null(await account.CheckSession("other", ticket.Stamp));
        await account.EndSession(ticket.SessionId);
        Assert.Null(await account.CheckSession(ticket.SessionId, ticket.Stamp));
        await account.EndSession(ticket.SessionId);
    }

    [Fact]
    public async Task Signing_in_again_ends_the_session_that_the_browser_came_with()
    {
        var account = host.Account(await host.NewAccount("fixation@account.test"));
        var first = await account.StartSession(Desk, null);
        var second = await account.StartSession(Desk, first.SessionId);
        Assert.NotEqual(first.SessionId, second.SessionId);
        Assert.Null(await account.CheckSession(first.SessionId, first.Stamp));
        Assert.NotNull(await account.CheckSession(second.SessionId, second.Stamp));
    }

    [Fact]
    public async Task A_renamed_session_keeps_its_old_id_for_requests_under_way_only()
    {
        var account = host.Account(await host.NewAccount("rotate@account.test"));
        var ticket = await account.StartSession(Desk, null);
        await account.RotateAll();
        Assert.True((await account.CheckSession(ticket.SessionId, ticket.Stamp))!.RotationDue);

        var next = (await account.RotateSession(ticket.SessionId))!;
        Assert.NotEqual(ticket.SessionId, next.SessionId);
        Assert.Equal(next, await account.RotateSession(ticket.SessionId));
        Assert.NotNull(await account.CheckSession(ticket.SessionId, ticket.Stamp));
        Assert.False((await account.CheckSession(next.SessionId, next.Stamp))!.RotationDue);

        host.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Null(await account.CheckSession(ticket.SessionId, ticket.Stamp));
        Assert.NotNull(await account.CheckSession(next.SessionId, next.Stamp));
    }

    [Fact]
    public async Task Sessions_are_listed_by_names_that_open_nothing_and_end_one_by_one_or_all()
    {
        var account = host.Account(await host.NewAccount("list@account.test"));
        var here = await account.StartSession(Desk, null);
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var there = await account.StartSession(new SessionOrigin("198.51.100.8", "Safari on iPhone"), null);
        var list = await account.ListSessions(here.SessionId);
        Assert.Equal(["Safari on iPhone", "Firefox on Linux"], list.Select(one => one.Origin.Agent));
        Assert.Equal([false, true], list.Select(one => one.IsCurrent));
        Assert.Null(await account.CheckSession(list[0].Handle, there.Stamp));

        await account.EndListedSession(list[0].Handle);
        Assert.Null(await account.CheckSession(there.SessionId, there.Stamp));
        Assert.NotNull(await account.CheckSession(here.SessionId, here.Stamp));

        var third = await account.StartSession(Desk, null);
        await account.EndAllSessions(here.SessionId);
        Assert.Null(await account.CheckSession(third.SessionId, third.Stamp));
        Assert.NotNull(await account.CheckSession(here.SessionId, here.Stamp));
        await account.EndAllSessions(null);
        Assert.Null(await account.CheckSession(here.SessionId, here.Stamp));
    }

    [Fact]
    public async Task The_last_use_is_written_every_few_minutes_not_every_time()
    {
        var account = host.Account(await host.NewAccount("seen@account.test"));
        var ticket = await account.StartSession(Desk, null);
        var begun = (await account.ListSessions(null))[0].LastSeenAt;
        var writes = host.Storage.WritesOf(account);
        host.Clock.Advance(TimeSpan.FromMinutes(4));
        await account.CheckSession(ticket.SessionId, ticket.Stamp);
        Assert.Equal(begun.AddMinutes(4), (await account.ListSessions(null))[0].LastSeenAt);
        Assert.Equal(writes, host.Storage.WritesOf(account));
    }

    [Fact]
    public async Task A_new_password_ends_every_session_and_renames_the_one_that_set_it()
    {
        var account = host.Account(await host.NewAccount("password@account.test"));
        var mine = await account.StartSession(Desk, null);
        var other = await account.StartSession(Desk, null);
        Assert.Equal(Refusals.Changed, (await account.SetPassword("not the hash", "hash-2", mine.SessionId)).Refusal);

        var result = await account.SetPassword("hash-1", "hash-2", mine.SessionId);
        Assert.Null(result.Refusal);
        Assert.Null(await account.CheckSession(mine.SessionId, mine.Stamp));
        Assert.Null(await account.CheckSession(other.SessionId, other.Stamp));
        Assert.Null(await account.CheckSession(mine.SessionId, result.Ticket!.Stamp));
        Assert.NotNull(await account.CheckSession(result.Ticket.SessionId, result.Ticket.Stamp));
    }

    [Fact]
    public async Task A_hundred_guesses_at_once_count_as_a_hundred()
    {
        var account = host.Account(await host.NewAccount("guess@account.test"));
        var allowed = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => account.ReserveTry()));
        Assert.Equal(5, allowed.Count(one => one));
        Assert.NotNull((await account.GetCredentials())!.LockedUntil);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await account.ReserveTry());
        Assert.False(await account.ReserveTry());
    }

    [Fact]
    public async Task Signing_in_forgets_the_tries()
    {
        var account = host.Account(await host.NewAccount("forgets@account.test"));
        for (var n = 0; n < 4; n++)
        {
            Assert.True(await account.ReserveTry());
        }

        await account.StartSession(Desk, null);
        Assert.Equal(0, (await account.GetCredentials())!.FailedTries);
    }

    [Fact]
    public async Task Nobody_can_try_an_account_that_does_not_exist() =>
        Assert.False(await host.Account(new string('0', 32)).ReserveTry());

    [Fact]
    public async Task Two_factor_is_on_only_after_the_app_showed_a_code()
    {
        var account = host.Account(await host.NewAccount("totp@account.test"));
        var begun = await account.BeginTwoFactor();
        Assert.False((await account.GetCredentials())!.TwoFactorEnabled);
        Assert.Equal(Refusals.WrongCode, (await account.ConfirmTwoFactor("000000")).Refusal);
        var on = await account.ConfirmTwoFactor(Code(begun.Secret!));
        Assert.Null(on.Refusal);
        Assert.Equal(10, on.RecoveryCodes.Length);
        Assert.True((await account.GetCredentials())!.TwoFactorEnabled);
        Assert.Equal(Refusals.TwoFactorState, (await account.BeginTwoFactor()).Refusal);

        // The code that turned it on is used up.
        Assert.Equal(Refusals.WrongCode, (await account.CheckSecondFactor(Code(begun.Secret!))).Refusal);
        host.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.True((await account.CheckSecondFactor(Code(begun.Secret!))).IsDone);
        Assert.DoesNotContain(begun.Secret!, host.Storage.Dump(), StringComparison.Ordinal);
        Assert.DoesNotContain(on.RecoveryCodes[0], host.Storage.Dump(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recovery_code_is_good_once()
    {
        var (account, _, codes) = await WithTwoFactor("recovery@account.test");
        Assert.True((await account.CheckSecondFactor(codes[3].ToUpperInvariant())).IsDone);
        Assert.Equal(Refusals.WrongCode, (await account.CheckSecondFactor(codes[3])).Refusal);
        Assert.Equal(9, (await account.GetProfile())!.RecoveryCodesLeft);
    }

    [Fact]
    public async Task Guessing_codes_locks_like_guessing_passwords()
    {
        var (account, secret, _) = await WithTwoFactor("guesscode@account.test");
        await account.ClearTries();
        for (var n = 0; n < 5; n++)
        {
            Assert.Equal(Refusals.WrongCode, (await account.CheckSecondFactor("000000")).Refusal);
        }

        host.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(Refusals.LockedOut, (await account.CheckSecondFactor(Code(secret))).Refusal);
    }

    [Fact]
    public async Task Turning_two_factor_off_takes_a_code_and_deletes_the_secret()
    {
        var (account, secret, _) = await WithTwoFactor("off@account.test");
        Assert.Equal(Refusals.WrongCode, (await account.EndTwoFactor("000000")).Refusal);
        Assert.True((await account.EndTwoFactor(Code(secret))).IsDone);
        var credentials = (await account.GetCredentials())!;
        Assert.False(credentials.TwoFactorEnabled);
        Assert.Equal(0, credentials.FailedTries);
        Assert.Equal(Refusals.TwoFactorState, (await account.CheckSecondFactor(Code(secret))).Refusal);
    }

    [Fact]
    public async Task A_reset_link_is_good_once_within_its_hour_and_only_the_latest()
    {
        var account = host.Account(await host.NewAccount("reset@account.test", confirmed: false));
        var session = await account.StartSession(Desk, null);
        var first = await account.IssueLink(LinkPurpose.PasswordReset);
        var second = await account.IssueLink(LinkPurpose.PasswordReset);
        Assert.False(await account.IsLinkGood(LinkPurpose.PasswordReset, first.Token));
        Assert.False(await account.IsLinkGood(LinkPurpose.EmailConfirmation, second.Token));
        Assert.Equal(Refusals.LinkGone, (await account.ResetPassword(first.Token, "hash-x")).Refusal);
        Assert.True((await account.ResetPassword(second.Token, "hash-2")).IsDone);
        Assert.Equal(Refusals.LinkGone, (await account.ResetPassword(second.Token, "hash-3")).Refusal);
        Assert.Null(await account.CheckSession(session.SessionId, session.Stamp));
        var credentials = (await account.GetCredentials())!;
        Assert.Equal("hash-2", credentials.PasswordHash);
        Assert.True(credentials.EmailConfirmed);

        var late = await account.IssueLink(LinkPurpose.PasswordReset);
        host.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(Refusals.LinkGone, (await account.ResetPassword(late.Token, "hash-4")).Refusal);
        Assert.DoesNotContain(late.Token, host.Storage.Dump(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_write_changes_nothing()
    {
        var id = await host.NewAccount("failed@account.test");
        var account = host.Account(id);
        host.Storage.WriteFault = (name, grain) => name == "account" && grain.Key.ToString() == id ? new IOException("disk full") : null;
        try
        {
            await Assert.ThrowsAnyAsync<Exception>(() => account.SetName("Eve"));
        }
        finally
        {
            host.Storage.WriteFault = null;
        }

        Assert.Equal("Ada", (await account.GetProfile())!.Name);
    }

    [Fact]
    public async Task Preferences_are_checked_and_kept()
    {
        var account = host.Account(await host.NewAccount("prefs@account.test"));
        Assert.Equal("timeZone", (await account.SetPreferences(new AccountPreferences { TimeZone = "Mars/Base" })).Refusal!.Field);
        Assert.Equal("language", (await account.SetPreferences(new AccountPreferences { Language = "<script>" })).Refusal!.Field);
        var wish = new AccountPreferences { TimeZone = "Europe/Berlin", Language = "de", Theme = AccountTheme.Dark, SendsOnEnter = false };
        Assert.True((await account.SetPreferences(wish)).IsDone);
        Assert.Equal(wish, (await account.GetProfile())!.Preferences);
    }

    [Fact]
    public async Task Erasing_frees_the_address_and_destroys_the_key()
    {
        var id = await host.NewAccount("erase@account.test");
        var ticket = await host.Account(id).StartSession(Desk, null);
        var keys = host.Keys.Count;
        Assert.True((await host.Account(id).Erase()).IsDone);
        Assert.Equal(keys - 1, host.Keys.Count);
        Assert.Null(await host.Account(id).GetProfile());
        Assert.Null(await host.Account(id).CheckSession(ticket.SessionId, ticket.Stamp));
        Assert.Null(await host.Accounts.Find("erase@account.test"));
        Assert.NotEqual(id, await host.NewAccount("erase@account.test"));
    }

    private string Code(string secret) => Totp.At(secret, host.Clock.GetUtcNow());

    private async Task<(IAccountGrain Account, string Secret, IReadOnlyList<string> Codes)> WithTwoFactor(string email)
    {
        var account = host.Account(await host.NewAccount(email));
        var begun = await account.BeginTwoFactor();
        var on = await account.ConfirmTwoFactor(Code(begun.Secret!));
        Assert.Null(on.Refusal);
        host.Clock.Advance(TimeSpan.FromSeconds(30));
        return (account, begun.Secret!, on.RecoveryCodes);
    }
}
