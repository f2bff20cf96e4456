using Chatbotics.Grains.Abstractions.Notifications;
using Chatbotics.Grains.Abstractions.People.Mail;
using Chatbotics.WebFront.Dashboard.Notifications;
using Chatbotics.WebFront.Identity;
using Chatbotics.WebFront.Identity.Mail;
using Chatbotics.WebFront.Languages;
using Microsoft.Extensions.Options;

namespace Chatbotics.WebFront.Tests.Languages;

/// <summary>Mails are read in the receiver's language, to the last line.</summary>
public sealed class MailLanguageTests
{
    private static readonly PeopleMails Mails = new(Options.Create(new PeopleOptions { PublicUrl = "https://desk.example.com" }));

    public static TheoryData<string> Languages => ["de", "ar"];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Each_line_of_each_mail_about_accounts_is_said(string tag)
    {
        var language = Speech.Find(tag)!;
        OutgoingMail[] mails =
        [
            PeopleMails.Invitation("a@b.test", "Juniper Clay", "https://desk.example.com/invitation", new DateTimeOffset(2026, 12, 3, 0, 0, 0, TimeSpan.Zero)),
            Mails.Reset("a@b.test", "id", "token"), Mails.Confirmation("a@b.test", "id", "token"), Mails.NewAddress("a@b.test", "id", "token"),
            Mails.AddressInUse("a@b.test"), Mails.AddressChanged("a@b.test"), Mails.AlreadyHere("a@b.test"), Mails.Changed("a@b.test", "The password of your account was changed."),
            NotificationMailer.Write(new NotificationDigest { To = "a@b.test", Tenant = "acme", Workspace = "Acme", More = 2, Language = "en" }, "https://desk.example.com"),
        ];
        foreach (var mail in mails)
        {
            foreach (var line in mail.Text.ReplaceLineEndings("\n").Split('\n').Append(mail.Subject).Where(static line => line.Length > 0 && !line.StartsWith("https://", StringComparison.Ordinal)))
            {
                Assert.NotEqual(line, Sentences.Say(line, language));
            }
        }
    }

    [Fact]
    public void Days_addresses_and_names_stay_what_they_are()
    {
        var mail = PeopleMails.Invitation("a@b.test", "Juniper Clay", "https://desk.example.com/x", new DateTimeOffset(2026, 12, 3, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal("Sie sind eingeladen: Juniper Clay", Sentences.Say(mail.Subject, Speech.Find("de")!));
        Assert.Equal(
            "Sie sind in den Arbeitsbereich Juniper Clay eingeladen.\n\nÖffnen Sie diesen Link, um beizutreten; er gilt einmal, bis zum 3. Dezember 2026:\n\nhttps://desk.example.com/x\n\nWenn Sie das nicht erwartet haben, tun Sie nichts.",
            Sentences.SayLines(mail.Text, Speech.Find("de")!));
    }

    [Fact]
    public void What_a_customer_said_is_quoted_as_it_was_said() =>
        Assert.Equal("    Write the answer.", Sentences.SayLines("    Write the answer.", Speech.Find("de")!));
}
