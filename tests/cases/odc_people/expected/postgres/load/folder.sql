-- odc-people: scripts that read files find by this one that psql was started in the output folder.
\set o11c_folder ad7b6741ad244d4e9db757321fb39444a1e67d82eebabc4eeb6c711fadbd6b7a
