using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.ApiKeys;
using Chatbotics.Grains.Assistants.Ports;
using Chatbotics.ProductKit;
using Chatbotics.TestKit.Time;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Playwright;

namespace Chatbotics.EndToEnd.Tests.Harness;

/// <summary>One product with its owner signed in, for the tests of a class.</summary>
public sealed class SharedProduct : IAsyncLifetime
{
    private string? _session;

    public Product Product { get; private set; } = default!;

    /// <summary>Holds the assistant's answers back until it is told to let them go.</summary>
    internal HeldAssistant Assistant { get; } = new();

    /// <summary>The product's clock.</summary>
    internal ShiftedClock Clock { get; } = new();

    public async Task InitializeAsync() => Product = await Product.Start(configure: builder =>
        builder.Services.Replace(ServiceDescriptor.Singleton<IAssistant>(Assistant)).Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock)));

    public async Task DisposeAsync() => await Product.DisposeAsync();

    /// <summary>A page of the owner.</summary>
    internal async Task<IPage> Open(BrowserFixture browser, int width = 1440, int height = 900)
    {
        var context = await browser.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Product.Address.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = height },
            TimezoneId = "Europe/Berlin",
            Locale = "en-GB",
            ReducedMotion = ReducedMotion.Reduce,
            StorageState = _session,
        });
        context.SetDefaultTimeout(30_000);
        Assertions.SetDefaultExpectTimeout(30_000);
        var page = await context.NewPageAsync();
        if (_session is null)
        {
            await page.GotoAsync("/login");
            await page.GetByLabel("E-mail address").FillAsync(Product.OwnerEmail);
            await page.GetByLabel("Password").FillAsync(Product.OwnerPassword);
            await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
            await page.WaitForURLAsync("**/inbox/**");
            _session = await context.StorageStateAsync();
        }

        return page;
    }

    /// <summary>A page of somebody who joins by an invitation.</summary>
    internal async Task<IPage> Join(BrowserFixture browser, string link, string name)
    {
        var context = await browser.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Product.Address.ToString(), ViewportSize = new ViewportSize { Width = 1440, Height = 900 }, TimezoneId = "Europe/Berlin", Locale = "en-GB", ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(30_000);
        var page = await context.NewPageAsync();
        await page.GotoAsync(link);
        await page.GetByLabel("Your name").FillAsync(name);
        await page.GetByLabel("Password").FillAsync("four quiet words here");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make account and join" }).ClickAsync();
        await page.WaitForURLAsync("**/inbox/acme");
        return page;
    }

    /// <summary>The path of an invitation.</summary>
    internal async Task<string> Invite(string email, string role)
    {
        using var engine = Caller.Use(Caller.Engine);
        var issued = await Product.Grains.GetGrain<IPeopleGrain>("acme").Invite(new NewInvitation { Email = email, RoleId = role });
        return $"/invitation?workspace=acme&id={issued.Invitation!.Id}&token={issued.Token}";
    }

    /// <summary>Makes something as a program does; gives its id.</summary>
    internal async Task<string> Make(string path, string body, string type = "application/json")
    {
        using var http = new HttpClient { BaseAddress = Product.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await Key());
        using var content = new StringContent(body, Encoding.UTF8, type);
        using var answer = await http.PostAsync("/api/v1" + path, content);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement.GetProperty("id").GetString()!;
    }

    /// <summary>A key of the owner.</summary>
    internal async Task<string> Key()
    {
        PeopleList people;
        using (Caller.Use(Caller.Engine))
        {
            people = await Product.Grains.GetGrain<IPeopleGrain>("acme").List();
        }

        using var caller = Caller.Use(new Caller { AccountId = people.Members[0].AccountId, Tenant = "acme", Permissions = PermissionSet.All });
        return (await Product.Grains.GetGrain<IApiKeysGrain>("acme").Create(new NewApiKey { Name = "test", Scopes = PermissionSet.All })).Token!;
    }

    /// <summary>An assistant whose answers can be held back, as a slow model's are.</summary>
    internal sealed class HeldAssistant : IAssistant
    {
        private TaskCompletionSource? _gate;

        /// <summary>The turn that is being answered.</summary>
        public TaskCompletionSource<TurnRequest> Begun { get; private set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Whether the turn that was held back has its answer.</summary>
        public TaskCompletionSource Ended { get; private set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Hold()
        {
            Ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
            Begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        public void LetGo() => _gate?.TrySetResult();

        public async Task<TurnResult> Answer(TurnRequest turn, ResponderDefinition definition, long version, CancellationToken cancellationToken)
        {
            Begun.TrySetResult(turn);
            if (_gate is { } gate)
            {
                await gate.Task;
                Ended.TrySetResult();
            }

            return new TurnResult
            {
                TurnId = turn.TurnId,
                Epoch = turn.Epoch,
                Outcome = TurnOutcome.Replied,
                Replies = [Chatbotics.Grains.Abstractions.Channels.MessageContent.FromText("The agent answers.")],
            };
        }
    }
}
