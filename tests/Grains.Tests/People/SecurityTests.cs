using Chatbotics.Grains.Abstractions.People.ApiKeys;
using Chatbotics.Grains.People;
using Chatbotics.Grains.People.Accounts;
using Chatbotics.Grains.People.Security;
using Chatbotics.TestKit.Time;

namespace Chatbotics.Grains.Tests.People;

public sealed class SecurityTests
{
    // RFC 6238 appendix B, the last six of its eight digits.
    private const string RfcSecret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    private static readonly DateTimeOffset Now = new(2025, 10, 16, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code)
    {
        var at = DateTimeOffset.FromUnixTimeSeconds(seconds);
        Assert.Equal(code, Totp.At(RfcSecret, at));
        Assert.Equal(seconds / 30, Totp.Check(RfcSecret, code, at, 0));
    }

    [Fact]
    public void A_code_is_good_once_and_not_before_or_after_its_time()
    {
        var code = Totp.At(RfcSecret, Now);
        var step = Totp.Check(RfcSecret, code, Now, 0)!.Value;
        Assert.Null(Totp.Check(RfcSecret, code, Now, step));
        Assert.Equal(step, Totp.Check(RfcSecret, code, Now.AddSeconds(30), step - 1));
        Assert.Null(Totp.Check(RfcSecret, code, Now.AddSeconds(60), 0));
        Assert.Null(Totp.Check(RfcSecret, code, Now.AddSeconds(-60), 0));
        Assert.Null(Totp.Check(RfcSecret, "", Now, 0));
        Assert.Null(Totp.Check(RfcSecret, code[..5], Now, 0));
    }

    [Fact]
    public void New_secrets_are_20_bytes_in_base_32()
    {
        var secret = Totp.CreateSecret();
        Assert.Matches("^[A-Z2-7]{32}$", secret);
        Assert.NotEqual(secret, Totp.CreateSecret());
    }

    [Fact]
    public void Base_32_is_that_of_rfc_4648() => Assert.Equal("MZXW6YTB", Totp.ToBase32("fooba"u8));

    [Fact]
    public void Recovery_codes_may_be_typed_in_any_case_and_spacing()
    {
        var codes = RecoveryCodes.Create();
        Assert.Equal(RecoveryCodes.Count, codes.Distinct().Count());
        Assert.All(codes, static code => Assert.Matches("^[a-z2-9]{4}(-[a-z2-9]{4}){3}$", code));
        Assert.Equal(RecoveryCodes.Hash(codes[0]), RecoveryCodes.Hash(codes[0].ToUpperInvariant().Replace('-', ' ')));
        Assert.True(RecoveryCodes.IsCode(codes[0]));
        Assert.False(RecoveryCodes.IsCode("123456"));
    }

    [Fact]
    public void Five_tries_are_free_then_each_failure_doubles_the_lock_up_to_an_hour()
    {
        var now = Now;
        var tries = new SignInLock();
        for (var free = 1; free <= 4; free++)
        {
            tries = tries.Take(now);
            Assert.False(tries.IsLocked(now));
        }

        foreach (var minutes in new[] { 1, 2, 4, 8, 16, 32, 60, 60 })
        {
            tries = tries.Take(now);
            Assert.Equal(now.AddMinutes(minutes), tries.Until);
            Assert.True(tries.IsLocked(now.AddMinutes(minutes).AddTicks(-1)));
            now = now.AddMinutes(minutes);
            Assert.False(tries.IsLocked(now));
        }

        Assert.False(tries.Take(now.AddDays(1).AddTicks(1)).IsLocked(now.AddDays(2)));
        Assert.Equal(1, tries.Take(now.AddDays(2)).Tries);
    }

    [Fact]
    public void Tries_beyond_the_burst_wait_for_their_interval()
    {
        var clock = new ManualClock();
        var bucket = new TokenBucket(clock);
        var interval = TimeSpan.FromSeconds(10);
        Assert.Equal([TimeSpan.Zero, TimeSpan.Zero], [bucket.Take(2, interval), bucket.Take(2, interval)]);
        Assert.Equal(interval, bucket.Take(2, interval));
        clock.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(TimeSpan.FromSeconds(6), bucket.Take(2, interval));
        clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(TimeSpan.Zero, bucket.Take(2, interval));
        Assert.Equal(interval, bucket.Take(2, interval));
    }

    [Fact]
    public void A_key_reads_back_and_any_change_of_it_is_another_key_or_none()
    {
        var made = ApiKeyToken.Create("acme-2", out var text);
        Assert.StartsWith("cbk_acme-2_", text, StringComparison.Ordinal);
        Assert.True(ApiKeyToken.TryParse(text, out var read));
        Assert.Equal("acme-2", read.Tenant);
        Assert.Equal(made.Id, read.Id);
        Assert.Equal(made.SecretHash, read.SecretHash);

        var other = text[..^2] + (text[^2] == 'A' ? 'B' : 'A') + text[^1];
        Assert.True(ApiKeyToken.TryParse(other, out var changed));
        Assert.NotEqual(made.SecretHash, changed.SecretHash);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("cbk_")]
    [InlineData("cbk_acme_0123456789abcdef")]
    [InlineData("cbk_acme_0123456789abcdef_short")]
    [InlineData("cbk_Acme_0123456789abcdef_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("cbk_acme_0123456789ABCDEF_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("cbk_ac/me_0123456789abcdef_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("sk_acme_0123456789abcdef_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void What_has_not_the_form_of_a_key_is_none(string? text) => Assert.False(ApiKeyToken.TryParse(text, out _));

    [Theory]
    [InlineData(" Ada Lovelace ", "Ada Lovelace")]
    [InlineData("\u05d0\u05d1\u05d2", "\u05d0\u05d1\u05d2")]
    [InlineData("\ud83d\ude80", "\ud83d\ude80")]
    public void Names_are_trimmed(string typed, string expected)
    {
        Assert.True(PersonNames.TryClean(typed, out var name));
        Assert.Equal(expected, name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("a\nb")]
    [InlineData("a\u202eb")]
    public void Names_that_hide_or_break_something_are_refused(string typed) => Assert.False(PersonNames.TryClean(typed, out _));

    [Fact]
    public void Half_a_character_is_no_name() => Assert.False(PersonNames.TryClean("a" + (char)0xd800, out _));

    [Fact]
    public void Sessions_lapse_without_use_and_after_their_time()
    {
        var session = new StoredSession { Id = "a", Handle = "h", CreatedAt = Now, LastSeenAt = Now };
        Assert.NotNull(SessionBook.Find([session], "a", Now + SessionBook.IdleLifetime - TimeSpan.FromTicks(1)));
        Assert.Null(SessionBook.Find([session], "a", Now + SessionBook.IdleLifetime));
        Assert.Null(SessionBook.Find([session with { LastSeenAt = Now + SessionBook.Lifetime }], "a", Now + SessionBook.Lifetime));
        Assert.Null(SessionBook.Find([session], "b", Now));
    }

    [Fact]
    public void One_session_too_many_ends_the_longest_unused()
    {
        var sessions = SessionBook.Add([], new StoredSession { Id = "old", Handle = "old", CreatedAt = Now, LastSeenAt = Now.AddMinutes(-1) }, Now);
        for (var number = 0; number < SessionBook.Most; number++)
        {
            sessions = SessionBook.Add(sessions, new StoredSession { Id = $"s{number}", Handle = $"h{number}", CreatedAt = Now, LastSeenAt = Now }, Now);
        }

        Assert.Equal(SessionBook.Most, sessions.Length);
        Assert.Null(SessionBook.Find(sessions, "old", Now));
    }
}
