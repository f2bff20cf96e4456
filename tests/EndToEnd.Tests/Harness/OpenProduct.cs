using System.Threading.Channels;
using Chatbotics.Grains.Abstractions.People.Mail;
using Chatbotics.ProductKit;
using Chatbotics.WebFront.Identity.Mail;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Playwright;

namespace Chatbotics.EndToEnd.Tests.Harness;

/// <summary>One product that strangers may sign up at, with a mailbox that everything goes to.</summary>
public sealed class OpenProduct : IAsyncLifetime
{
    private readonly Mailbox _mailbox = new();

    public Product Product { get; private set; } = default!;

    public async Task InitializeAsync() => Product = await Product.Start(configure: builder =>
    {
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["People:OpenSignUp"] = "true" });
        builder.Services.Replace(ServiceDescriptor.Singleton<IMailTransport>(_mailbox));
    });

    public async Task DisposeAsync() => await Product.DisposeAsync();

    /// <summary>The path of the next mail's link to a page, once it has arrived.</summary>
    internal async Task<string> LinkFor(string address, string page)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var mail = await _mailbox.Read(limit.Token);
            if (mail.To == address && mail.Text.Split().FirstOrDefault(word => word.Contains("/" + page + "?", StringComparison.Ordinal)) is { } link)
            {
                return new Uri(link).PathAndQuery;
            }
        }
    }

    /// <summary>A page of the owner of the workspace that was there first.</summary>
    internal async Task<IPage> Owner(BrowserFixture browser)
    {
        var context = await browser.Browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = Product.Address.ToString(), Locale = "en-GB", ReducedMotion = ReducedMotion.Reduce });
        context.SetDefaultTimeout(30_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/login");
        await page.GetByLabel("E-mail address").FillAsync(Product.OwnerEmail);
        await page.GetByLabel("Password").FillAsync(Product.OwnerPassword);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.WaitForURLAsync("**/inbox/**");
        return page;
    }

    private sealed class Mailbox : IMailTransport
    {
        private readonly Channel<OutgoingMail> _mails = Channel.CreateUnbounded<OutgoingMail>();

        public bool CanSend => true;

        public Task Send(OutgoingMail mail, CancellationToken cancellationToken)
        {
            _mails.Writer.TryWrite(mail);
            return Task.CompletedTask;
        }

        public ValueTask<OutgoingMail> Read(CancellationToken cancellationToken) => _mails.Reader.ReadAsync(cancellationToken);
    }
}
