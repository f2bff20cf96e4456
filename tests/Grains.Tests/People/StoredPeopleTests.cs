using System.Text;
using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.People.Accounts;
using Chatbotics.Grains.Abstractions.People.ApiKeys;
using Chatbotics.Grains.Channels;
using Chatbotics.Grains.People;
using Chatbotics.Grains.Tenancy;
using Chatbotics.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Tests.People;

/// <summary>People over the embedded store, as the product runs them.</summary>
public sealed class StoredPeopleTests : EngineTests
{
    [Fact]
    public async Task People_sessions_keys_and_the_log_survive_a_restart_and_no_file_names_them()
    {
        var folder = Directory.CreateTempSubdirectory("people-").FullName;
        try
        {
            string account;
            SessionTicket ticket;
            string token;
            using (var host = await Start(folder))
            {
                var grains = host.Services.GetRequiredService<IGrainFactory>();
                var made = await Accounts(grains).Create(new NewAccount { Name = "Canary Person", Email = "canary@stored.test", PasswordHash = "hash", EmailConfirmed = true });
                account = made.Id!;
                Assert.True((await grains.GetGrain<IPeopleGrain>("stored").AddFirstOwner(account)).IsDone);
                ticket = await grains.GetGrain<IAccountGrain>(account).StartSession(new SessionOrigin("203.0.113.99", "Canary Browser"), null);
                using (Caller.Use(new Caller { AccountId = account, Tenant = "stored", Permissions = PermissionSet.All, Address = "203.0.113.99" }))
                {
                    token = (await grains.GetGrain<IApiKeysGrain>("stored").Create(new NewApiKey { Name = "CRM", Scopes = PermissionSet.Of(Permission.Reply) })).Token!;
                }

                await host.StopAsync();
            }

            using (var host = await Start(folder))
            {
                var grains = host.Services.GetRequiredService<IGrainFactory>();
                Assert.Equal(account, await Accounts(grains).Find("canary@stored.test"));
                Assert.Equal("Canary Person", (await grains.GetGrain<IAccountGrain>(account).CheckSession(ticket.SessionId, ticket.Stamp))!.Name);
                Assert.Equal("203.0.113.99", (await grains.GetGrain<IAccountGrain>(account).ListSessions(null))[0].Origin.Address);
                Assert.Equal("Canary Person", Assert.Single((await grains.GetGrain<IPeopleGrain>("stored").List()).Members).Name);
                Assert.True(ApiKeyToken.TryParse(token, out var key));
                Assert.NotNull(await grains.GetGrain<IApiKeysGrain>("stored").Check(key.Id, key.SecretHash));
                var log = grains.GetGrain<IAuditGrain>("stored");
                Assert.Equal(3, (await log.Read(new AuditQuery())).Entries.Length);
                Assert.Equal((3L, null), (await log.Verify(AuditCheck.Start)) is var check ? (check.Sequence, check.BrokenAt) : default);
                await host.StopAsync();
            }

            var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Encoding.UTF8.GetString(File.ReadAllBytes(file))).ToList();
            Assert.Contains(files, text => text.Contains(account, StringComparison.Ordinal));
            foreach (var canary in new[] { "canary@stored", "Canary Person", "203.0.113.99", "Canary Browser", token.Split('_', 4)[3] })
            {
                Assert.DoesNotContain(files, text => text.Contains(canary, StringComparison.OrdinalIgnoreCase));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IAccountDirectoryGrain Accounts(IGrainFactory grains) =>
        grains.GetGrain<IAccountDirectoryGrain>(IAccountDirectoryGrain.Key);

    private static async Task<IHost> Start(string folder)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([new("Store:Folder", folder)]);
        builder.Logging.ClearProviders();
        builder.Services.AddSqliteStorage().AddTenancy().AddChannelConnections().AddPeople();
        builder.UseOrleans(silo => silo.UseLocalhostClustering().AddSqliteStorage().AddTenantCallFilter());
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }
}
