-- 页面清单: pages are listed by address, which groups them by host.
create index page_list on monitoring.page (url, id);
