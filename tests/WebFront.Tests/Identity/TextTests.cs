using Chatbotics.Grains.Abstractions.Files;
using Chatbotics.WebFront.Identity.Accounts;
using Chatbotics.WebFront.Identity.Mail;
using Chatbotics.WebFront.Identity.Sessions;

namespace Chatbotics.WebFront.Tests.Identity;

public sealed class TextTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("=cmd()", "\"'=cmd()\"")]
    [InlineData("+1 555", "\"'+1 555\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("  =1+1", "\"'  =1+1\"")]
    [InlineData("\t=1+1", "\"'\t=1+1\"")]
    [InlineData("\uff1d1+1", "\"'\uff1d1+1\"")]
    [InlineData("a\r\n=b", "\"a\r\n=b\"")]
    public void No_cell_is_a_formula(string? text, string cell) => Assert.Equal(cell, CsvText.Cell(text));

    [Theory]
    [InlineData("correct horse battery", null)]
    [InlineData("short", "at least")]
    [InlineData("aaaaaaaaaaaa", "guesses")]
    [InlineData("Password123", "guesses")]
    [InlineData("ada.lovelace1", "name or address")]
    [InlineData("Ada Lovelace!", "name or address")]
    public void Passwords_are_refused_with_a_reason(string password, string? reason)
    {
        var text = PasswordRules.Check(password, "ada.lovelace@example.com", "Ada Lovelace");
        Assert.Equal(reason is null, text is null);
        Assert.Contains(reason ?? string.Empty, text ?? string.Empty, StringComparison.Ordinal);
        Assert.NotNull(PasswordRules.Check(new string('x', 201), "a@b.c", "x"));
    }

    [Theory]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0", "Firefox on Linux")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/129.0 Safari/537.36 Edg/129.0", "Edge on Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1", "Safari on iPhone")]
    [InlineData("<script>alert(1)</script>", "Unknown browser")]
    [InlineData(null, "Unknown browser")]
    public void Browsers_are_named_in_a_few_words(string? agent, string expected) => Assert.Equal(expected, AgentSummary.Of(agent));

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "20010db800010002")]
    [InlineData(null, "unknown")]
    [InlineData("forged, 1.2.3.4", "unknown")]
    public void Tries_are_counted_by_network(string? address, string expected) => Assert.Equal(expected, RequestOrigin.Network(address));

    [Fact]
    public void A_workspace_s_name_can_neither_add_a_header_nor_a_line_to_a_mail()
    {
        var mail = PeopleMails.Invitation("a@b.test", "Acme\r\nBcc: eve@evil.test\r\n\r\nHello", "https://x", DateTimeOffset.UnixEpoch);
        Assert.DoesNotContain('\n', mail.Subject);
        Assert.DoesNotContain("\nBcc:", mail.Text, StringComparison.Ordinal);
    }
}
